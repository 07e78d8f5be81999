package org.chairside.session.session;

import org.chairside.contracts.EscortId;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/** Check the person at the door (rule E2). */
public record VerifyEscort(
        SessionId session, EscortId escort, boolean identified, boolean fitToDrive, StaffId verifiedBy) {}
