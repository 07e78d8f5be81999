package org.chairside.contracts.scheduling;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;

/** The patient has left; the chair is free. */
public record AppointmentCompleted(AppointmentId appointmentId, Instant at) implements AppointmentEvent {}
