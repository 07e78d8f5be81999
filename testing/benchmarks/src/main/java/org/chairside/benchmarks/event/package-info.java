/** The event that all arms carry. */
@NullMarked
package org.chairside.benchmarks.event;

import org.jspecify.annotations.NullMarked;
