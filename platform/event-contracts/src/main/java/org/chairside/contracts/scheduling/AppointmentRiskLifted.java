package org.chairside.contracts.scheduling;

import org.chairside.contracts.AppointmentId;

/** The clearance behind the visit holds again; nothing is left of an {@link AppointmentMarkedAtRisk}. */
public record AppointmentRiskLifted(AppointmentId appointmentId) implements AppointmentEvent {}
