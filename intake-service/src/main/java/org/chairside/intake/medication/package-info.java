/** What a patient takes, and what it means for ketamine (rules M1, M2, M5). */
@NullMarked
package org.chairside.intake.medication;

import org.jspecify.annotations.NullMarked;
