package org.chairside.contracts.intake;

import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;

/** The clearance does not hold until a prescriber looks again. */
public record ClearanceSuspended(ClearanceId clearanceId, PatientToken patient, SuspensionTrigger trigger)
        implements ClearanceEvent {}
