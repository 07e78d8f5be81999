package org.chairside.contracts.intake;

import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;

/** Medications and consent are complete; a prescriber can look. */
public record IntakeSubmitted(ClearanceId clearanceId, PatientToken patient, int medicationListVersion)
        implements ClearanceEvent {}
