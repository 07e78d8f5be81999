/** Rules of the escort. */
@NullMarked
package org.chairside.intake.escort;

import org.jspecify.annotations.NullMarked;
