package org.chairside.contracts.scheduling;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;

/** The patient is at the site. */
public record PatientCheckedIn(AppointmentId appointmentId, Instant arrivedAt, long minutesLate)
        implements AppointmentEvent {}
