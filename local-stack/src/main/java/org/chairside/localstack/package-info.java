/** Starts Kafka, PostgreSQL, a mailbox and the packaged services on one machine, and stops them again. */
@NullMarked
package org.chairside.localstack;

import org.jspecify.annotations.NullMarked;
