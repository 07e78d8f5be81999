package org.chairside.session.session;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/** Let the patient go home with the verified escort. */
public record ConfirmDischarge(SessionId session, StaffId confirmedBy) {}
