/** The adults whom patients name to take them home (rule E2). */
@NullMarked
package org.chairside.intake.escort;

import org.jspecify.annotations.NullMarked;
