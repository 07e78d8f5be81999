package org.chairside.contracts.intake;

import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.StaffId;

/** A prescriber took the clearance back. */
public record ClearanceRevoked(ClearanceId clearanceId, PatientToken patient, StaffId revokedBy)
        implements ClearanceEvent {}
