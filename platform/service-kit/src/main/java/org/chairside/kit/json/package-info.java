/** Request bodies, read strictly: no coercion, no guess, every error at its pointer. */
@NullMarked
package org.chairside.kit.json;

import org.jspecify.annotations.NullMarked;
