package org.chairside.journal;

/**
 * The append-only record of what a service decided.
 *
 * <p>What is appended commits or rolls back with the running transaction, in one statement before its commit, and reaches every
 * subscriber in the order of its stream.
 */
public interface Journal {

    /**
     * Adds events to the record.
     *
     * @throws IllegalStateException outside a transaction
     */
    void append(JournalEntry entry);
}
