/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.framed.chair;

import org.jspecify.annotations.NullMarked;
