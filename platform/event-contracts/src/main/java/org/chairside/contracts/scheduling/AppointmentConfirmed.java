package org.chairside.contracts.scheduling;

import org.chairside.contracts.AppointmentId;

/** The patient said yes to the time. */
public record AppointmentConfirmed(AppointmentId appointmentId, ConfirmationChannel channel)
        implements AppointmentEvent {}
