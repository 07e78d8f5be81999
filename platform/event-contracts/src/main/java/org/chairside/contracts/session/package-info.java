/** Facts that session-service tells: infusions, vitals, discharge, drug stock. */
@NullMarked
package org.chairside.contracts.session;

import org.jspecify.annotations.NullMarked;
