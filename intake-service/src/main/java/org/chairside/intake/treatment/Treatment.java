package org.chairside.intake.treatment;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.intake.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the drugs that a patient was given in one session; what is null, nobody has told yet.
 *
 * @param sedatedAt the last sedative beside the infusion, before, during or after it
 * @param beganAt when the pump began to run
 * @param endedAt when it ran no more
 * @param restrictedUntil when the patient may drive, work and sign again, as the discharge said
 */
public record Treatment(
        SessionId session,
        PatientToken patient,
        SiteCode site,
        @Nullable Instant sedatedAt,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable Instant restrictedUntil) {

    /** A session of which nothing is known yet. */
    public static Treatment in(SessionId session, PatientToken patient, SiteCode site) {
        return new Treatment(session, patient, site, null, null, null, null);
    }

    public Treatment sedated(Instant at) {
        return new Treatment(session, patient, site, at, beganAt, endedAt, restrictedUntil);
    }

    public Treatment began(Instant at) {
        return new Treatment(session, patient, site, sedatedAt, at, endedAt, restrictedUntil);
    }

    public Treatment ended(Instant at) {
        return new Treatment(session, patient, site, sedatedAt, beganAt, at, restrictedUntil);
    }

    public Treatment restricted(Instant until) {
        return new Treatment(session, patient, site, sedatedAt, beganAt, endedAt, until);
    }

    /**
     * Rule X1: until when the patient signs nothing. The discharge says it. Before it nothing is signed while the pump runs, and after
     * that not on the next day either: a recovery may pass midnight, but a discharge that never comes locks nobody for ever.
     *
     * @param here the site of the session
     */
    public Instant signaturesLockedUntil(Site here) {
        if (restrictedUntil != null) {
            return restrictedUntil;
        }
        if (beganAt != null && endedAt == null) {
            return Instant.MAX;
        }
        return Stream.of(
                        sedatedAt == null ? null : here.restrictionEnds(sedatedAt),
                        endedAt == null ? null : here.restrictionEnds(here.aDayAfter(endedAt)))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
