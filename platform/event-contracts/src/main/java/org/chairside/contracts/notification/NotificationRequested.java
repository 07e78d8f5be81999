package org.chairside.contracts.notification;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.PatientToken;

/** Something must be said once. */
public record NotificationRequested(
        IntentId intentId,
        AppointmentId appointmentId,
        PatientToken patient,
        MessageTemplate template,
        Audience audience,
        Instant notAfter)
        implements MessageEvent {}
