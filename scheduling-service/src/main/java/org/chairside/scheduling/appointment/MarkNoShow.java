package org.chairside.scheduling.appointment;

import org.chairside.contracts.AppointmentId;

/** The patient did not come (rule A2). */
public record MarkNoShow(AppointmentId appointment) {}
