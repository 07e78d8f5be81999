package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/** The pump runs again on a prescriber's order. */
public record InfusionResumed(SessionId sessionId, StaffId orderedBy, Instant at) implements SessionEvent {}
