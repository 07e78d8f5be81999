package org.chairside.contracts.scheduling;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;

/** A later day-of check failed; the patient is still here and cannot be taken to the chair yet. */
public record PatientNoLongerReady(AppointmentId appointmentId, Instant at) implements AppointmentEvent {}
