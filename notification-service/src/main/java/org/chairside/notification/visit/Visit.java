package org.chairside.notification.visit;

import java.time.Instant;
import java.time.ZoneId;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.JourneyId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What scheduling and session said of one visit.
 *
 * @param cancelled it will not take place: called off, or ended untreated
 * @param restrictionsUntil until when the patient must not drive, work or sign; known from the discharge on
 */
public record Visit(
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        Protocol protocol,
        Instant start,
        ZoneId zone,
        @Nullable JourneyId journey,
        boolean cancelled,
        @Nullable Instant restrictionsUntil) {

    /** When the patient may have eaten last (rule F1). */
    public Instant fastingBegins(SitePolicy policy) {
        return start.minus(policy.minutes(PolicyKey.F1_FOOD_FASTING_MINUTES));
    }

    /** Midnight at the site: nobody sets out for this visit any more. */
    public Instant endOfItsDay() {
        return start.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    public Visit cancel() {
        return new Visit(appointmentId, patient, site, protocol, start, zone, journey, true, restrictionsUntil);
    }
}
