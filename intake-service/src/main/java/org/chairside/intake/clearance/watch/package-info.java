/** What the clock alone does to clearances. */
@NullMarked
package org.chairside.intake.clearance.watch;

import org.jspecify.annotations.NullMarked;
