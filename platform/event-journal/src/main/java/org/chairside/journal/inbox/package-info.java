/** Takes what others say, each event once and in the order of its stream: plain single-threaded algorithms over small ports. */
@NullMarked
package org.chairside.journal.inbox;

import org.jspecify.annotations.NullMarked;
