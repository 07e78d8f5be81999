package org.chairside.journal.inbox;

/** Runs work in a transaction of its own: all of it, or nothing. */
@FunctionalInterface
public interface Transactions {

    /** Whatever {@code work} throws rolls back and comes out. */
    void run(Runnable work);
}
