/** The ports of journal, relay and inbox on PostgreSQL: hand-written SQL, one statement where one will do. */
@NullMarked
package org.chairside.journal.jdbc;

import org.jspecify.annotations.NullMarked;
