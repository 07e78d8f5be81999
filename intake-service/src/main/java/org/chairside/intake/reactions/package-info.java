/** What intake does about what others tell, and about the passing of time. */
@NullMarked
package org.chairside.intake.reactions;

import org.jspecify.annotations.NullMarked;
