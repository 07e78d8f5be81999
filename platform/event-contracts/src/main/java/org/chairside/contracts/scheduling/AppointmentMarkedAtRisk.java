package org.chairside.contracts.scheduling;

import org.chairside.contracts.AppointmentId;

/** The visit may not take place: its clearance no longer holds. */
public record AppointmentMarkedAtRisk(AppointmentId appointmentId, String trigger) implements AppointmentEvent {}
