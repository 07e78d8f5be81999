/** Events and envelopes to bytes and back, strictly. */
@NullMarked
package org.chairside.journal.codec;

import org.jspecify.annotations.NullMarked;
