/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.sound.booking;

import org.jspecify.annotations.NullMarked;
