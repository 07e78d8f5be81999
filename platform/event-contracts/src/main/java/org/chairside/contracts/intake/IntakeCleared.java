package org.chairside.contracts.intake;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.StaffId;

/**
 * A prescriber cleared the patient.
 *
 * @param version counts the clearances given under this id
 * @param allowedStates where the prescriber is licensed
 */
public record IntakeCleared(
        ClearanceId clearanceId,
        PatientToken patient,
        Protocol protocol,
        int version,
        Instant validUntil,
        List<String> allowedStates,
        StaffId clearedBy,
        Sealed<ClearanceLimits> limits)
        implements ClearanceEvent {}
