package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;

/** Time, scores and vitals allow release. */
public record DischargeCriteriaMet(SessionId sessionId, Instant at) implements SessionEvent {}
