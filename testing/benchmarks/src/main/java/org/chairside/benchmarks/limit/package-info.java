/** What the same PostgreSQL and the same Kafka can do without anybody between them. */
@NullMarked
package org.chairside.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
