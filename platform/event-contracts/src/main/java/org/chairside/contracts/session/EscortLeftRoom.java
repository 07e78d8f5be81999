package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;

/** The escort left the room. */
public record EscortLeftRoom(SessionId sessionId, Instant at) implements SessionEvent {}
