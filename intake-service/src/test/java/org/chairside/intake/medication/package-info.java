/** Tests of intake-service. */
@NullMarked
package org.chairside.intake.medication;

import org.jspecify.annotations.NullMarked;
