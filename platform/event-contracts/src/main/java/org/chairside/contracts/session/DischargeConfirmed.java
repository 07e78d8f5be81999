package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;

/** The patient went home with the escort. */
public record DischargeConfirmed(
        SessionId sessionId,
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        EscortId escortId,
        Instant at,
        Instant restrictionsUntil,
        StaffId confirmedBy)
        implements SessionEvent {}
