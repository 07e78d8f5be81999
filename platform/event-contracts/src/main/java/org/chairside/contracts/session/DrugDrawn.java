package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;

/** Drug left the vial for a session. */
public record DrugDrawn(VialId vialId, SessionId sessionId, long micrograms, StaffId drawnBy, Instant at)
        implements VialEvent {}
