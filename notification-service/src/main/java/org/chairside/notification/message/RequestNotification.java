package org.chairside.notification.message;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.JourneyId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.notification.Audience;
import org.chairside.contracts.notification.MessageTemplate;
import org.jspecify.annotations.Nullable;

/** Say this once for this visit, or not at all after {@code notAfter}. */
public record RequestNotification(
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        @Nullable JourneyId journey,
        MessageTemplate template,
        Audience audience,
        Instant notAfter) {}
