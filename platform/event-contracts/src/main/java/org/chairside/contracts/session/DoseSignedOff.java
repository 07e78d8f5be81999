package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/** A second prescriber, another than the one who cleared, agreed to a high dose (rule D1). */
public record DoseSignedOff(SessionId sessionId, StaffId signedBy, Instant at, Sealed<SignedDose> dose)
        implements SessionEvent {}
