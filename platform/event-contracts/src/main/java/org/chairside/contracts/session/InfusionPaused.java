package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.Codes;
import org.chairside.contracts.SessionId;

/** The pump stands. */
public record InfusionPaused(SessionId sessionId, StopParty by, String reason, Instant at) implements SessionEvent {

    public InfusionPaused {
        Codes.requireCode(reason);
    }
}
