package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;

/** The pump runs. */
public record InfusionStarted(
        SessionId sessionId,
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        int plannedMinutes,
        Instant startedAt,
        Sealed<PreparedDose> dose)
        implements SessionEvent {}
