package org.chairside.session.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.StaffId;
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

    /** The one the day-of check named; without a check that passed, the last told for this protocol. */
    public static Optional<KnownClearance> inQuestion(
            List<KnownClearance> lastToldFirst, Protocol protocol, @Nullable KnownDayOfCheck check) {
        return lastToldFirst.stream()
                .filter(clearance -> clearance.protocol() == protocol)
                .filter(clearance -> !(check instanceof KnownDayOfCheck.Passed passed)
                        || clearance.id().equals(passed.clearance()))
                .findFirst();
    }

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
     * @param clearedBy absent for what was cleared before this was kept
     * @param maxMicrogramsPerKg absent when the patient's key was destroyed
     * @param recordedAt when intake committed it, on intake's clock
     */
    public record Terms(
            int version,
            Instant validUntil,
            List<String> allowedStates,
            @Nullable StaffId clearedBy,
            @Nullable Integer maxMicrogramsPerKg,
            Instant recordedAt) {
        public Terms {
            allowedStates = List.copyOf(allowedStates);
        }
    }
}
