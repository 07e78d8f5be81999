/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.nosy.chair.persistence;

import org.jspecify.annotations.NullMarked;
