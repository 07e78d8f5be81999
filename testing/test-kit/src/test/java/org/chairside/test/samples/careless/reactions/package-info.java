/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.careless.reactions;

import org.jspecify.annotations.NullMarked;
