/** The ways from a committed transaction to a consumer that are compared. */
@NullMarked
package org.chairside.benchmarks.arm;

import org.jspecify.annotations.NullMarked;
