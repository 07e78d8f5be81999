/** Measures, in one run on one machine, how fast events travel and what that costs, beside the limits of the same infrastructure. */
@NullMarked
package org.chairside.benchmarks;

import org.jspecify.annotations.NullMarked;
