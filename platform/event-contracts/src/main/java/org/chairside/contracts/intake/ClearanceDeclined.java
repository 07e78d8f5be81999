package org.chairside.contracts.intake;

import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.StaffId;

/** A prescriber decided against treatment. */
public record ClearanceDeclined(ClearanceId clearanceId, PatientToken patient, StaffId declinedBy)
        implements ClearanceEvent {}
