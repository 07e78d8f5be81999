package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;

/** A set of vitals was charted. */
public record VitalsRecorded(SessionId sessionId, Instant takenAt, VitalsSource source, Sealed<Vitals> vitals)
        implements SessionEvent {}
