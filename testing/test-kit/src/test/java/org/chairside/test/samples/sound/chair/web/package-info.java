/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.sound.chair.web;

import org.jspecify.annotations.NullMarked;
