/** A service of one controller, for the kit's own tests. */
@NullMarked
package org.chairside.kit.sample;

import org.jspecify.annotations.NullMarked;
