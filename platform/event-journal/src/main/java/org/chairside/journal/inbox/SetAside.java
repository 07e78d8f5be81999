package org.chairside.journal.inbox;

import org.chairside.journal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A record that is not applied now.
 *
 * @param id of its row; 0 before it has one
 * @param envelope null if it could not be read
 * @param poison null if nothing is wrong with the record itself
 */
public record SetAside(
        long id,
        State state,
        IncomingRecord record,
        @Nullable Envelope envelope,
        @Nullable Poison poison) {

    /** Why it stands there. */
    public enum State {
        /** It cannot be handled. */
        QUARANTINED,
        /** An earlier one of its stream cannot be handled. */
        HELD,
        /** An earlier one of its stream has not come. */
        GAP,
        /** It has been applied, or somebody has dealt with it; it stands there as evidence. */
        RESOLVED
    }
}
