package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/** The person at the door is the escort: adult, identified, fit to drive, named as safe. */
public record EscortVerified(SessionId sessionId, EscortId escortId, StaffId verifiedBy, Instant at)
        implements SessionEvent {}
