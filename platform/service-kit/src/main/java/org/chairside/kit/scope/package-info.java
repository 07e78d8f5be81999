/** The second wall: which sites' rows a transaction may touch. */
@NullMarked
package org.chairside.kit.scope;

import org.jspecify.annotations.NullMarked;
