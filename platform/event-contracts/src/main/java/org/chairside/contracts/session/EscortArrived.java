package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.SessionId;

/** The escort is here. */
public record EscortArrived(SessionId sessionId, EscortId escortId, boolean inRoom, Instant at)
        implements SessionEvent {}
