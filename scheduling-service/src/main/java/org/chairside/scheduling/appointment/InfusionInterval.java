package org.chairside.scheduling.appointment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.scheduling.site.PoliciesInForce;

/**
 * The least time between two infusions of one patient, over all sites, booked and delivered alike (rule D3).
 *
 * <p>Counted from start to start in elapsed hours, so that a change of the clocks neither lengthens nor shortens it; an infusion that
 * was delivered counts from when it really began. Between two protocols the longer of their intervals holds, whichever comes first;
 * between two sites the stricter policy, wherever is booked.
 */
final class InfusionInterval {

    private static final Duration WEEK = Duration.ofDays(7);

    private InfusionInterval() {}

    /** Every part of the rule that an infusion starting then would break; none if it may be booked. */
    static List<UnmetRule> unmet(
            Protocol protocol, Instant start, SiteCode site, List<Appointment> others, PoliciesInForce policies) {
        return unmet(new Infusion(protocol, start, policies.at(site)), infusions(others, policies));
    }

    private static List<Infusion> infusions(List<Appointment> visits, PoliciesInForce policies) {
        return visits.stream()
                .map(visit -> new Infusion(visit.protocol(), visit.infusionStart(), policies.at(visit.site())))
                .toList();
    }

    private static List<UnmetRule> unmet(Infusion wanted, List<Infusion> booked) {
        var unmet = new ArrayList<UnmetRule>();
        if (booked.stream().anyMatch(wanted::isTooCloseTo)) {
            unmet.add(new UnmetRule(
                    "D3",
                    "interval-too-short",
                    "Another infusion of this patient is too close, at this site or another."));
        }
        if (wanted.protocol() == Protocol.MOOD && weekIsFull(wanted, booked)) {
            unmet.add(new UnmetRule(
                    "D3", "week-full", "The patient already has the most infusions that seven days allow."));
        }
        return unmet;
    }

    /** Looks at every seven days that hold the new infusion, not only at the seven before it. */
    private static boolean weekIsFull(Infusion wanted, List<Infusion> booked) {
        var moods = Stream.concat(Stream.of(wanted), booked.stream())
                .filter(infusion -> infusion.protocol() == Protocol.MOOD)
                .toList();
        return moods.stream()
                .map(Infusion::start)
                .filter(wanted::isInTheWeekFrom)
                .map(first -> moods.stream()
                        .filter(each -> each.isInTheWeekFrom(first))
                        .toList())
                .anyMatch(week -> week.size() > mostPerWeek(week));
    }

    private static int mostPerWeek(List<Infusion> week) {
        return week.stream()
                .mapToInt(infusion -> infusion.policy().number(PolicyKey.D3_MOOD_MAX_PER_7_DAYS))
                .min()
                .orElseThrow();
    }

    /** What the rule counts: when, of what, and how strict the site is that gives it. */
    private record Infusion(Protocol protocol, Instant start, SitePolicy policy) {

        boolean isTooCloseTo(Infusion other) {
            var apart = Duration.between(start, other.start).abs();
            return Stream.of(policy, other.policy)
                    .flatMap(each -> Stream.of(leastInterval(protocol, each), leastInterval(other.protocol, each)))
                    .anyMatch(least -> apart.compareTo(least) < 0);
        }

        boolean isInTheWeekFrom(Instant first) {
            return !start.isBefore(first) && start.isBefore(first.plus(WEEK));
        }

        private static Duration leastInterval(Protocol protocol, SitePolicy policy) {
            return switch (protocol) {
                case MOOD -> policy.hours(PolicyKey.D3_MOOD_MIN_INTERVAL_HOURS);
                case PAIN -> policy.hours(PolicyKey.D3_PAIN_MIN_INTERVAL_HOURS);
                case MAINTENANCE -> policy.hours(PolicyKey.D3_MAINTENANCE_MIN_INTERVAL_HOURS);
            };
        }
    }
}
