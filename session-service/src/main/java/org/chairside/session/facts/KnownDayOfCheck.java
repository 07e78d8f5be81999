package org.chairside.session.facts;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.intake.FastingTimes;
import org.jspecify.annotations.Nullable;

/** The newest check on the day of one visit. */
public sealed interface KnownDayOfCheck {

    /**
     * In order until {@code validUntil}, for one version of one clearance.
     *
     * @param fasting absent when it can no longer be read, or was heard before it was kept
     */
    record Passed(
            ClearanceId clearance,
            int clearanceVersion,
            EscortId escort,
            Instant validUntil,
            @Nullable FastingTimes fasting)
            implements KnownDayOfCheck {}

    /** Not in order; {@code rules} are the ids that were not met. */
    record Failed(List<String> rules) implements KnownDayOfCheck {
        public Failed {
            rules = List.copyOf(rules);
        }
    }
}
