/** A sample for the architecture rules. */
@NullMarked
package org.chairside.test.samples.querying.reactions;

import org.jspecify.annotations.NullMarked;
