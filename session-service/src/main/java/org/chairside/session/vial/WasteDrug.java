package org.chairside.session.vial;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/** Destroy what was drawn and not given, before a witness (rule K2). */
public record WasteDrug(SessionId session, long micrograms, StaffId wastedBy, StaffId witness) {}
