/** Outages, poison and take-overs on a real PostgreSQL and a real Kafka. */
@NullMarked
package org.chairside.journal.failure;

import org.jspecify.annotations.NullMarked;
