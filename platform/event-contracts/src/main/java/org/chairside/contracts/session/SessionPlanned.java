package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;

/** A checked-in patient has a session to prepare. */
public record SessionPlanned(
        SessionId sessionId,
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        ChairId chairId,
        Protocol protocol,
        Instant scheduledStart)
        implements SessionEvent {}
