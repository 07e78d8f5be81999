/** The bus on Kafka: a producer of our own for the relay, topics from the catalogue, watermarks as they come in. */
@NullMarked
package org.chairside.journal.kafka;

import org.jspecify.annotations.NullMarked;
