package org.chairside.scheduling.appointment;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.jspecify.annotations.Nullable;

/**
 * What intake told last of one clearance, as it counts at one site.
 *
 * @param protocol null if it is not known; then it may be any
 * @param doubt the gravest that was told of it since it held last; null if nothing was
 * @param reviewedAt when the prescriber decided; null if nobody kept it
 * @param validUntil null while it does not hold, and of one told before its end was kept
 * @param licensedHere whether who cleared may practise in the site's state
 */
public record KnownClearance(
        @Nullable Protocol protocol,
        boolean holds,
        @Nullable String doubt,
        @Nullable Instant reviewedAt,
        @Nullable Instant validUntil,
        boolean licensedHere) {

    boolean mayBeFor(Protocol wanted) {
        return protocol == null || protocol == wanted;
    }

    /** Rule C1: its own end, and that of a site which trusts a review for fewer days than the one that opened the file. */
    boolean endsBefore(ZonedDateTime start, SitePolicy policy) {
        var begins = start.toInstant();
        return (validUntil != null && !begins.isBefore(validUntil))
                || (reviewedAt != null && !begins.isBefore(trustedUntil(reviewedAt, start.getZone(), policy)));
    }

    private static Instant trustedUntil(Instant reviewedAt, ZoneId zone, SitePolicy policy) {
        return reviewedAt
                .atZone(zone)
                .plusDays(policy.number(PolicyKey.C1_CLEARANCE_VALIDITY_DAYS))
                .toInstant();
    }

    Stream<String> doubts() {
        return Stream.ofNullable(doubt);
    }
}
