package org.chairside.session.startgate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;

/**
 * Rule D3 over what was delivered, at all sites and of all protocols: the drug is the same. Between two protocols the longer of their
 * intervals holds, and between two sites the stricter policy, as when they are booked. The most in seven days is the mood protocol's, and
 * counts its own.
 */
final class IntervalRules {

    private IntervalRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var here = Spacing.of(policy);
        var unmet = new ArrayList<UnmetRule>();
        var tooClose = facts.delivered().stream()
                .filter(other -> now.isBefore(other.startedAt().plus(between(facts, other, here))))
                .map(other -> between(facts, other, here))
                .max(Duration::compareTo);
        tooClose.ifPresent(interval -> unmet.add(new UnmetRule(
                "D3",
                "interval-too-short",
                "The last infusion, at whatever site, began less than " + interval.toHours() + " hours ago.")));
        var week = now.minus(Duration.ofDays(7));
        var inWeek = facts.delivered().stream()
                .filter(other -> other.protocol() == Protocol.MOOD)
                .filter(other -> other.startedAt().isAfter(week))
                .toList();
        var most = inWeek.stream()
                .map(other -> atBoth(facts, other, here).moodsInSevenDays())
                .min(Integer::compareTo)
                .orElse(here.moodsInSevenDays());
        if (facts.protocol() == Protocol.MOOD && inWeek.size() >= most) {
            unmet.add(new UnmetRule(
                    "D3", "too-many-in-seven-days", "The most infusions for any seven days have been given."));
        }
        return unmet;
    }

    private static Duration between(GateFacts facts, DeliveredInfusion other, Spacing here) {
        return atBoth(facts, other, here).between(facts.protocol(), other.protocol());
    }

    private static Spacing atBoth(GateFacts facts, DeliveredInfusion other, Spacing here) {
        return here.and(facts.spacings().getOrDefault(other.site(), here));
    }
}
