/** What every module's tests share: real Kafka and PostgreSQL, signed tokens, the rules of the house. */
@NullMarked
package org.chairside.test;

import org.jspecify.annotations.NullMarked;
