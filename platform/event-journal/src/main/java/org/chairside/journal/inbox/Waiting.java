package org.chairside.journal.inbox;

import org.chairside.journal.inbox.SetAside.State;
import org.jspecify.annotations.Nullable;

/**
 * A record of a stream that stands aside, without its contents: of those there may be many, and each may be large.
 *
 * @param reason null if nothing is wrong with the record itself
 * @param corrected whether a person has put another value in the place of what arrived
 */
public record Waiting(
        long id, int sequence, State state, @Nullable Reason reason, boolean corrected) {

    /** It was found to be no event of this stream; one that is tried again is given another chance. */
    public boolean impostor() {
        return state == State.QUARANTINED && reason != null && reason.impostor();
    }
}
