package org.chairside.journal.simulation;

/** A promise was broken; names the invariant and the seed that shows it. */
final class Violation extends AssertionError {

    private final Invariant invariant;

    Violation(Invariant invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    Invariant invariant() {
        return invariant;
    }

    /** What must hold in every run, in the words of the reliability rules. */
    enum Invariant {
        /** I2: nothing takes effect that nobody committed. */
        NO_EVENT_WITHOUT_A_CAUSE,
        /** I1, I3: every committed event has been applied or stands aside, whole. */
        NOTHING_LOST,
        /** I4: at most once. */
        NOTHING_APPLIED_TWICE,
        /** I5: contiguous, in the order of the stream. */
        ORDER_OF_THE_STREAM,
        /** I5 on the broker: without faults no event overtakes another of its stream on its way there. */
        ORDER_ON_THE_BROKER,
        /** I4: the projection is the fold of the events. */
        PROJECTION_IS_THE_FOLD,
        /** I6: rebuilt from offset zero it is the same. */
        REBUILD_IS_EQUAL,
        /** I17: in quarantine stands exactly what was injected. */
        QUARANTINE_IS_THE_POISON,
        /** I19: nobody is told to know more than was applied. */
        AS_OF_IS_HONEST,
        /** I20: once healed, everything comes to rest. */
        QUIESCENCE
    }
}
