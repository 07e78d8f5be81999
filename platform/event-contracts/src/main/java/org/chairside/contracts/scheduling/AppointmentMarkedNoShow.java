package org.chairside.contracts.scheduling;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;

/** The patient did not come within the late grace (rule A2). */
public record AppointmentMarkedNoShow(AppointmentId appointmentId, Instant at) implements AppointmentEvent {}
