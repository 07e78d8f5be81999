/** Tests of intake-service. */
@NullMarked
package org.chairside.intake.clearance;

import org.jspecify.annotations.NullMarked;
