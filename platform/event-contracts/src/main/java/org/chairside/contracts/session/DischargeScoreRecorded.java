package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;

/** Aldrete and PADSS were scored. */
public record DischargeScoreRecorded(SessionId sessionId, Instant at, Sealed<DischargeScore> score)
        implements SessionEvent {}
