/** Tests of intake-service. */
@NullMarked
package org.chairside.intake.reactions;

import org.jspecify.annotations.NullMarked;
