package org.chairside.contracts.scheduling;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.SessionId;

/** The infusion of this visit began. */
public record AppointmentStarted(AppointmentId appointmentId, SessionId sessionId, Instant at)
        implements AppointmentEvent {}
