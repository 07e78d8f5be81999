/** Load, clocks and arithmetic, the same for every arm. */
@NullMarked
package org.chairside.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
