/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.impure.chair;

import org.jspecify.annotations.NullMarked;
