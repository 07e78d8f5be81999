package org.chairside.session.session;

import org.chairside.contracts.EscortId;
import org.chairside.contracts.SessionId;

/** The escort is here. */
public record RecordEscortArrival(SessionId session, EscortId escort, boolean inRoom) {}
