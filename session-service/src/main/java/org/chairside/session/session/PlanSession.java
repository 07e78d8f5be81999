package org.chairside.session.session;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;

/** Lay out a session for a patient who has checked in. */
public record PlanSession(
        SessionId session,
        AppointmentId appointment,
        PatientToken patient,
        SiteCode site,
        ChairId chair,
        Protocol protocol,
        Instant scheduledStart,
        Instant arrivedAt) {}
