package org.chairside.contracts.intake;

import java.time.Instant;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;

/** The clearance is past its validity (rule C1). */
public record ClearanceExpired(ClearanceId clearanceId, PatientToken patient, Instant at) implements ClearanceEvent {}
