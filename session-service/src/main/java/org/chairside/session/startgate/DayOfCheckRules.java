package org.chairside.session.startgate;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.session.facts.KnownDayOfCheck;

/** The day-of check: made, and still valid. */
final class DayOfCheckRules {

    private DayOfCheckRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        return switch (facts.dayOfCheck()) {
            case null ->
                List.of(new UnmetRule("DAY_OF", "day-of-check-missing", "The day-of check has not been made."));
            case KnownDayOfCheck.Passed passed ->
                now.isBefore(passed.validUntil())
                        ? List.of()
                        : List.of(new UnmetRule(
                                "DAY_OF", "day-of-check-expired", "The day-of check must be made again."));
            case KnownDayOfCheck.Failed _ -> List.of();
        };
    }
}
