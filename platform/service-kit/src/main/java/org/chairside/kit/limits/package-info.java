/** Bounds on what one request and one person may ask of a service. */
@NullMarked
package org.chairside.kit.limits;

import org.jspecify.annotations.NullMarked;
