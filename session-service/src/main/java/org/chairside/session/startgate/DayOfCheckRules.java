package org.chairside.session.startgate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownDayOfCheck;

/** The day-of check: made, still valid, and made under what the prescriber cleared last. */
final class DayOfCheckRules {

    private DayOfCheckRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        return switch (facts.dayOfCheck()) {
            case null ->
                List.of(new UnmetRule("DAY_OF", "day-of-check-missing", "The day-of check has not been made."));
            case KnownDayOfCheck.Passed passed -> unmetBy(passed, facts, now);
            case KnownDayOfCheck.Failed _ -> List.of();
        };
    }

    private static List<UnmetRule> unmetBy(KnownDayOfCheck.Passed check, GateFacts facts, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        if (facts.clearance()
                .filter(cleared -> isOfAnotherVersion(check, cleared))
                .isPresent()) {
            unmet.add(new UnmetRule(
                    "C1", "clearance-mismatch", "The day-of check was made under another version of the clearance."));
        }
        if (!now.isBefore(check.validUntil())) {
            unmet.add(new UnmetRule("DAY_OF", "day-of-check-expired", "The day-of check must be made again."));
        }
        return unmet;
    }

    private static boolean isOfAnotherVersion(KnownDayOfCheck.Passed check, KnownClearance clearance) {
        var terms = clearance.terms();
        return clearance.standing() == KnownClearance.Standing.CLEARED
                && terms != null
                && terms.version() != check.clearanceVersion();
    }
}
