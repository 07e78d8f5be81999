/** What was charted, and which readings ask for action. */
@NullMarked
package org.chairside.session.vitals;

import org.jspecify.annotations.NullMarked;
