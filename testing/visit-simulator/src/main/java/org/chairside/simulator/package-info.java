/** Plays clinic visits against a running Chairside, through the same HTTP API that everybody uses. */
@NullMarked
package org.chairside.simulator;

import org.jspecify.annotations.NullMarked;
