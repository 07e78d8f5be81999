package org.chairside.contracts.scheduling;

import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.StaffId;

/**
 * The visit will not take place; the chair is free.
 *
 * @param late the patient gave less notice than the site asks for; a flag for a fee and nothing else (rule A3)
 */
public record AppointmentCancelled(
        AppointmentId appointmentId, StaffId by, CancellationReason reason, long minutesNotice, boolean late)
        implements AppointmentEvent {}
