/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.circular.chair;

import org.jspecify.annotations.NullMarked;
