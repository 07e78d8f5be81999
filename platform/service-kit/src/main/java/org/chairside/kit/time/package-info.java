/** The clinic clock, and the one place where local date-times become instants. */
@NullMarked
package org.chairside.kit.time;

import org.jspecify.annotations.NullMarked;
