/** Keeps an eye on journal, relay and inbox: figures, traces, and events that have not come. */
@NullMarked
package org.chairside.journal.watch;

import org.jspecify.annotations.NullMarked;
