package org.chairside.benchmarks.arm;

import java.util.List;
import org.chairside.benchmarks.measure.Change;
import org.chairside.benchmarks.measure.Ledger;

/**
 * One way from a committed transaction to a subscriber. Every arm runs the same business transaction over the same infrastructure and is
 * judged by the same ledger.
 */
public interface Arm {

    String name();

    /** Whether events travel; without, the arm shows what the same transactions cost alone. */
    boolean carries();

    /**
     * Starts over in a fresh database and with fresh topics; {@code ledger} hears of every event in a subscriber's hand, and again when its
     * effect is durable.
     */
    Running start(Place place, Ledger ledger) throws Exception;

    /** An arm at work. */
    interface Running extends AutoCloseable {

        /** One business transaction and its event, durable on return. */
        void commit(Change change);

        /** Makes a backlog: all these events become visible at once, on return. */
        void commitTogether(List<Change> changes);

        @Override
        void close();
    }
}
