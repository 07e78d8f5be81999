package org.chairside.contracts.intake;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;

/** Fasting, medications, escort and abstinence are in order for this visit. */
public record DayOfCheckPassed(
        AppointmentId appointmentId,
        PatientToken patient,
        ClearanceId clearanceId,
        int clearanceVersion,
        EscortId escortId,
        Instant validUntil,
        Sealed<FastingTimes> fasting)
        implements DayOfCheckEvent {}
