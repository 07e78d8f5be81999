package org.chairside.contracts.scheduling;

import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.StaffId;

/** The visit will not take place; the chair is free. */
public record AppointmentCancelled(
        AppointmentId appointmentId, StaffId by, CancellationReason reason, long minutesNotice, boolean late)
        implements AppointmentEvent {}
