/** The ports of relay and inbox in memory: one thread, no clock of its own, and a point before every call at which a run may be cut off. */
@NullMarked
package org.chairside.journal.simulation;

import org.jspecify.annotations.NullMarked;
