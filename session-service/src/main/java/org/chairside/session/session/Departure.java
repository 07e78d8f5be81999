package org.chairside.session.session;

import java.time.Instant;
import org.chairside.contracts.EscortId;
import org.chairside.session.discharge.ScoredDischarge;
import org.jspecify.annotations.Nullable;

/**
 * What was seen on the way to the door.
 *
 * @param score the last one, taken in recovery (rule R5)
 * @param verifiedEscort who was checked at the door (rule E2)
 * @param leftAt when the discharge was confirmed, or the session was given up; absent for what ended before this was kept
 */
public record Departure(
        @Nullable ScoredDischarge score,
        @Nullable EscortId verifiedEscort,
        @Nullable Instant leftAt) {

    static final Departure NOT_YET = new Departure(null, null, null);

    Departure scored(ScoredDischarge last) {
        return new Departure(last, verifiedEscort, leftAt);
    }

    Departure with(EscortId verified) {
        return new Departure(score, verified, leftAt);
    }

    Departure left(Instant at) {
        return new Departure(score, verifiedEscort, at);
    }

    Departure withoutEscort() {
        return new Departure(score, null, leftAt);
    }
}
