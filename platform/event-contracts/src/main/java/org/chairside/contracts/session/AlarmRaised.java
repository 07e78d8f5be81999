package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.Codes;
import org.chairside.contracts.SessionId;

/** A reading asks for action. */
public record AlarmRaised(SessionId sessionId, AlarmTier tier, String rule, Instant at) implements SessionEvent {

    public AlarmRaised {
        Codes.requireCode(rule);
    }
}
