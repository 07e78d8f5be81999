/** Tests of intake-service. */
@NullMarked
package org.chairside.intake.consent;

import org.jspecify.annotations.NullMarked;
