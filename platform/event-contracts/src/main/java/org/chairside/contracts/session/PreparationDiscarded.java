package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;

/** What was made ready is given up and its drug was wasted before a witness; the session is planned, to be prepared anew. */
public record PreparationDiscarded(SessionId sessionId, Instant at) implements SessionEvent {}
