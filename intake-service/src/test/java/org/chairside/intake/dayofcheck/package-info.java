/** Tests of intake-service. */
@NullMarked
package org.chairside.intake.dayofcheck;

import org.jspecify.annotations.NullMarked;
