package org.chairside.scheduling.appointment;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.SessionId;

/** The pump runs. */
public record StartAppointment(AppointmentId appointment, SessionId session, Instant at) {}
