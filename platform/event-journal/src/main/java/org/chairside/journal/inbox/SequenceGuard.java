package org.chairside.journal.inbox;

import org.chairside.journal.Envelope;

/** Says from its number alone what is to become of an event. Pure. */
final class SequenceGuard {

    /** Compaction takes older events away, but no number runs far ahead; all genuine ones below a forged one would be repetitions. */
    private static final int FARTHEST_LEAP = 100;

    private SequenceGuard() {}

    enum Turn {
        NEXT,
        DUPLICATE,
        GAP,
        HELD,
        ID_COLLISION,
        SEQUENCE_FORK,
        SEQUENCE_LEAP
    }

    /** @param monotone sequences only rise: older records of a compacted topic may be gone */
    static Turn of(StreamState state, Envelope envelope, boolean monotone) {
        if (state.fingerprints().sameIdOtherContent(envelope)) {
            return Turn.ID_COLLISION;
        }
        if (envelope.sequence() <= state.last()) {
            boolean forked = !monotone && state.fingerprints().anotherId(state.last() - envelope.sequence(), envelope);
            return forked ? Turn.SEQUENCE_FORK : Turn.DUPLICATE;
        }
        if (state.fingerprints().has(envelope)) {
            return Turn.ID_COLLISION;
        }
        if (monotone && envelope.sequence() - state.last() > FARTHEST_LEAP) {
            return Turn.SEQUENCE_LEAP;
        }
        if (state.held()) {
            return Turn.HELD;
        }
        return monotone || envelope.sequence() == state.last() + 1 ? Turn.NEXT : Turn.GAP;
    }
}
