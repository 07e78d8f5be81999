/** Tests of intake-service. */
@NullMarked
package org.chairside.intake;

import org.jspecify.annotations.NullMarked;
