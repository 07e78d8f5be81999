package org.chairside.scheduling.appointment;

import java.time.Instant;
import java.util.stream.Stream;
import org.chairside.contracts.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * What intake told last of one clearance, as it counts at one site.
 *
 * @param protocol null if it is not known; then it may be any
 * @param doubt the gravest that was told of it since it held last; null if nothing was
 * @param validUntil null while it does not hold, and of one told before its end was kept
 * @param licensedHere whether who cleared may practise in the site's state
 */
public record KnownClearance(
        @Nullable Protocol protocol,
        boolean holds,
        @Nullable String doubt,
        @Nullable Instant validUntil,
        boolean licensedHere) {

    boolean mayBeFor(Protocol wanted) {
        return protocol == null || protocol == wanted;
    }

    boolean endsBefore(Instant start) {
        return validUntil != null && !start.isBefore(validUntil);
    }

    Stream<String> doubts() {
        return Stream.ofNullable(doubt);
    }
}
