/** What the broker is asked. */
@NullMarked
package org.chairside.journal.kafka;

import org.jspecify.annotations.NullMarked;
