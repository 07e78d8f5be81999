package org.chairside.contracts.scheduling;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;

/** The day-of check is passed; the patient can be taken to the chair. */
public record PatientBecameReady(AppointmentId appointmentId, Instant at) implements AppointmentEvent {}
