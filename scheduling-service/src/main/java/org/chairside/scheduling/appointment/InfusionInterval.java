package org.chairside.scheduling.appointment;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;

/**
 * The least time between two infusions of one patient, over all sites, booked and delivered alike (rule D3).
 *
 * <p>Counted from start to start in elapsed hours, so that a change of the clocks neither lengthens nor shortens it. Between two
 * protocols the longer of their intervals holds, whichever comes first.
 */
final class InfusionInterval {

    private static final Duration WEEK = Duration.ofDays(7);

    private InfusionInterval() {}

    /** Every part of the rule that an infusion starting then would break; none if it may be booked. */
    static List<UnmetRule> unmet(Protocol protocol, Instant start, List<Appointment> others, SitePolicy policy) {
        var unmet = new ArrayList<UnmetRule>();
        if (others.stream().anyMatch(other -> tooClose(protocol, start, other, policy))) {
            unmet.add(new UnmetRule(
                    "D3",
                    "interval-too-short",
                    "Another infusion of this patient is too close, at this site or another."));
        }
        if (protocol == Protocol.MOOD && weekIsFull(start, others, policy)) {
            unmet.add(new UnmetRule(
                    "D3", "week-full", "The patient already has the most infusions that seven days allow."));
        }
        return unmet;
    }

    private static boolean tooClose(Protocol protocol, Instant start, Appointment other, SitePolicy policy) {
        var apart = Duration.between(start, other.slot().start()).abs();
        var mine = leastInterval(protocol, policy);
        var theirs = leastInterval(other.protocol(), policy);
        return apart.compareTo(mine) < 0 || apart.compareTo(theirs) < 0;
    }

    private static Duration leastInterval(Protocol protocol, SitePolicy policy) {
        return switch (protocol) {
            case MOOD -> policy.hours(PolicyKey.D3_MOOD_MIN_INTERVAL_HOURS);
            case PAIN -> policy.hours(PolicyKey.D3_PAIN_MIN_INTERVAL_HOURS);
            case MAINTENANCE -> policy.hours(PolicyKey.D3_MAINTENANCE_MIN_INTERVAL_HOURS);
        };
    }

    /** Looks at every seven days that hold the new infusion, not only at the seven before it. */
    private static boolean weekIsFull(Instant start, List<Appointment> others, SitePolicy policy) {
        int most = policy.number(PolicyKey.D3_MOOD_MAX_PER_7_DAYS);
        var starts = Stream.concat(Stream.of(start), moodStarts(others))
                .sorted(naturalOrder())
                .toList();
        return starts.stream()
                .filter(first -> !first.isAfter(start) && first.plus(WEEK).isAfter(start))
                .anyMatch(first -> starts.stream()
                                .filter(each -> !each.isBefore(first) && each.isBefore(first.plus(WEEK)))
                                .count()
                        > most);
    }

    private static Stream<Instant> moodStarts(List<Appointment> others) {
        return others.stream()
                .filter(other -> other.protocol() == Protocol.MOOD)
                .map(other -> other.slot().start());
    }
}
