package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;

/** What was drawn and destroyed before a witness (rule K2). */
public record DrugWasted(
        VialId vialId, SessionId sessionId, long micrograms, StaffId wastedBy, StaffId witness, Instant at)
        implements VialEvent {}
