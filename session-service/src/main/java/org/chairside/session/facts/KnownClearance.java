package org.chairside.session.facts;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A standing clearance as intake last told it.
 *
 * @param terms what was cleared last; absent before the first clearing
 */
public record KnownClearance(
        ClearanceId id,
        @Nullable Protocol protocol,
        Standing standing,
        @Nullable Terms terms) {

    /** Where it stands. */
    public enum Standing {
        UNDER_REVIEW,
        CLEARED,
        DECLINED,
        SUSPENDED,
        REVOKED,
        EXPIRED
    }

    /**
     * What the prescriber allowed.
     *
     * @param allowedStates where the prescriber is licensed
     * @param maxMicrogramsPerKg absent when the patient's key was destroyed
     * @param recordedAt when intake committed it, on intake's clock
     */
    public record Terms(
            int version,
            Instant validUntil,
            List<String> allowedStates,
            @Nullable Integer maxMicrogramsPerKg,
            Instant recordedAt) {
        public Terms {
            allowedStates = List.copyOf(allowedStates);
        }
    }
}
