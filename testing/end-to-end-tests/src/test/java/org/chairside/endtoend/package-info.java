/** The packaged services as processes, seen from outside: by HTTP, by Kafka, and in their databases. */
package org.chairside.endtoend;
