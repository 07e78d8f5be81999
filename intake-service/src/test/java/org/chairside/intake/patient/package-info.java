/** Tests of intake-service. */
@NullMarked
package org.chairside.intake.patient;

import org.jspecify.annotations.NullMarked;
