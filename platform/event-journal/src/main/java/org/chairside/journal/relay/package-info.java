/** Carries the journal to the bus in the order of each stream: plain single-threaded algorithms over small ports. */
@NullMarked
package org.chairside.journal.relay;

import org.jspecify.annotations.NullMarked;
