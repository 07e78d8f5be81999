package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.Codes;
import org.chairside.contracts.SessionId;

/** The infusion ended before its dose. */
public record InfusionStopped(SessionId sessionId, StopParty by, String reason, Instant at) implements SessionEvent {

    public InfusionStopped {
        Codes.requireCode(reason);
    }
}
