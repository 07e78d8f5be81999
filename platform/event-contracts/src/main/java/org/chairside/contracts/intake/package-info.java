/** Facts that intake-service tells: patients, clearances, day-of checks. */
@NullMarked
package org.chairside.contracts.intake;

import org.jspecify.annotations.NullMarked;
