package org.chairside.session.session;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/** Destroy what is left of a session's drug, before a witness (rule K2). */
public record WasteRemainder(SessionId session, long micrograms, StaffId wastedBy, StaffId witness) {}
