package org.chairside.scheduling.appointment;

import org.chairside.contracts.AppointmentId;

/** The patient stands at the front desk. */
public record CheckInPatient(AppointmentId appointment) {}
