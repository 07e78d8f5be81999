/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.circular.booking;

import org.jspecify.annotations.NullMarked;
