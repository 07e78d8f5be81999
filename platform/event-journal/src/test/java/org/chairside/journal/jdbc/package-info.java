/** What is asked of the database, on a real one. */
@NullMarked
package org.chairside.journal.jdbc;

import org.jspecify.annotations.NullMarked;
