/** Who tried to change what, and what came of it; never a value. */
@NullMarked
package org.chairside.kit.audit;

import org.jspecify.annotations.NullMarked;
