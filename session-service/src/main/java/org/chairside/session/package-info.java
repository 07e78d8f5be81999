/** From the start gate to the walk to the car: what happens in the chair. */
@NullMarked
package org.chairside.session;

import org.jspecify.annotations.NullMarked;
