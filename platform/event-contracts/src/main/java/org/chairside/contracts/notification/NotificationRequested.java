package org.chairside.contracts.notification;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.JourneyId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.jspecify.annotations.Nullable;

/** Something must be said once. */
public record NotificationRequested(
        IntentId intentId,
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        @Nullable JourneyId journey,
        MessageTemplate template,
        Audience audience,
        Instant notAfter)
        implements MessageEvent {}
