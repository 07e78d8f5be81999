package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;

/**
 * Rule D3 over what was delivered, at all sites and of all protocols: the drug is the same. Between two protocols the longer of their
 * intervals holds, as it does when they are booked. The most in seven days is the mood protocol's, and counts its own.
 */
final class IntervalRules {

    private IntervalRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        var tooClose = facts.delivered().stream()
                .filter(other -> now.isBefore(other.startedAt().plus(between(facts.protocol(), other, policy))))
                .map(other -> between(facts.protocol(), other, policy))
                .max(Duration::compareTo);
        tooClose.ifPresent(interval -> unmet.add(new UnmetRule(
                "D3",
                "interval-too-short",
                "The last infusion, at whatever site, began less than " + interval.toHours() + " hours ago.")));
        var week = now.minus(Duration.ofDays(7));
        var inWeek = facts.delivered().stream()
                .filter(other -> other.protocol() == Protocol.MOOD)
                .filter(other -> other.startedAt().isAfter(week))
                .count();
        if (facts.protocol() == Protocol.MOOD && inWeek >= policy.number(D3_MOOD_MAX_PER_7_DAYS)) {
            unmet.add(new UnmetRule(
                    "D3", "too-many-in-seven-days", "The most infusions for any seven days have been given."));
        }
        return unmet;
    }

    private static Duration between(Protocol now, DeliveredInfusion other, SitePolicy policy) {
        var mine = least(now, policy);
        var theirs = least(other.protocol(), policy);
        return mine.compareTo(theirs) < 0 ? theirs : mine;
    }

    private static Duration least(Protocol protocol, SitePolicy policy) {
        return switch (protocol) {
            case MOOD -> policy.hours(D3_MOOD_MIN_INTERVAL_HOURS);
            case PAIN -> policy.hours(D3_PAIN_MIN_INTERVAL_HOURS);
            case MAINTENANCE -> policy.hours(D3_MAINTENANCE_MIN_INTERVAL_HOURS);
        };
    }
}
