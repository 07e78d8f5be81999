package org.chairside.journal.inbox;

import org.chairside.journal.Envelope;

/** Hears of every outcome once its transaction has committed: counters, alarms. */
@FunctionalInterface
public interface Watcher {

    void committed(Subscription subscription, Receipt receipt);

    /** An event has been handled. */
    default void applied(Subscription subscription, Envelope envelope) {}
}
