/** The check on the day of a visit: fasting, abstinence, medications, consent, escort, clearance. */
@NullMarked
package org.chairside.intake.dayofcheck;

import org.jspecify.annotations.NullMarked;
