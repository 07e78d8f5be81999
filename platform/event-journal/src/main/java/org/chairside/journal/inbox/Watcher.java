package org.chairside.journal.inbox;

/** Hears of every outcome once its transaction has committed: counters, alarms. */
@FunctionalInterface
public interface Watcher {

    void committed(Subscription subscription, Receipt receipt);
}
