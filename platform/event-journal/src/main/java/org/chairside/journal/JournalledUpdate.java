package org.chairside.journal;

import java.util.List;

/**
 * Changes state and appends to the journal in one statement, for a use case that is one statement: one round trip in place of two.
 */
public interface JournalledUpdate {

    /**
     * Runs {@code sql} and appends {@code entry} if it changed a row.
     *
     * @param sql an insert, update or delete with {@code ?} parameters and without {@code returning}
     * @return the number of rows changed; with 0 nothing was appended
     * @throws IllegalStateException outside a transaction
     */
    int execute(String sql, List<?> parameters, JournalEntry entry);
}
