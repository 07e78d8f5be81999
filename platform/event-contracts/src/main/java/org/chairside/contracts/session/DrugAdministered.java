package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.VialId;

/** What was drawn and reached the patient. */
public record DrugAdministered(VialId vialId, SessionId sessionId, long micrograms, Instant at) implements VialEvent {}
