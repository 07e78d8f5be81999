/** The harness can count, or its figures mean nothing. */
@NullMarked
package org.chairside.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
