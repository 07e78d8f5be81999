/** Who calls, as what, for which sites; deny by default. */
@NullMarked
package org.chairside.kit.identity;

import org.jspecify.annotations.NullMarked;
