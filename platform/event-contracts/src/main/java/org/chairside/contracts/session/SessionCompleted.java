package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;

/** The infusion is over and recovery begins. */
public record SessionCompleted(
        SessionId sessionId,
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        Protocol protocol,
        SessionOutcome outcome,
        Instant endedAt,
        long minutes,
        Sealed<GivenDose> given)
        implements SessionEvent {}
