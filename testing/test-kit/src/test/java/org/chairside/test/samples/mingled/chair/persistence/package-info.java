/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.mingled.chair.persistence;

import org.jspecify.annotations.NullMarked;
