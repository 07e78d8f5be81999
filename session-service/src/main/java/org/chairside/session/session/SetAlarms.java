package org.chairside.session.session;

import static org.chairside.contracts.policy.PolicyKey.V4_STILL_NOW_MINUTES;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.AlarmRaised;
import org.chairside.contracts.session.AlarmTier;
import org.chairside.session.session.Session.State;
import org.chairside.session.vitals.Alarm;
import org.chairside.session.vitals.Alarms;
import org.chairside.session.vitals.Chart;
import org.chairside.session.vitals.Reading;

/**
 * Which alarms a set raises once the pump has started (rules V5 to V12), in whatever order sets are written down.
 *
 * <p>A set that comes late is judged as of its own time, and the newer ones are judged again in its light. What speaks of the past asks a
 * person to look and moves no pump.
 */
final class SetAlarms {

    private SetAlarms() {}

    /** What the set asks for, and what newer ones ask for because of it; of each rule the loudest. */
    static List<AlarmRaised> of(Session session, Reading set, SitePolicy policy, Instant now) {
        var before = session.chart();
        var after = before.with(set);
        var raised = new LinkedHashMap<String, AlarmRaised>();
        Stream.concat(
                        raisedAt(set, asOf(set.takenAt(), after, session, policy), after, session, policy, now),
                        before.newerThan(set.takenAt()).readings().stream()
                                .flatMap(newer -> raisedAt(
                                        newer,
                                        louder(
                                                asOf(newer.takenAt(), before, session, policy),
                                                asOf(newer.takenAt(), after, session, policy)),
                                        after,
                                        session,
                                        policy,
                                        now)))
                .forEach(alarm -> raised.merge(
                        alarm.rule(), alarm, (one, other) -> one.tier().compareTo(other.tier()) >= 0 ? one : other));
        return List.copyOf(raised.values());
    }

    private static Stream<AlarmRaised> raisedAt(
            Reading set, List<Alarm> alarms, Chart chart, Session session, SitePolicy policy, Instant now) {
        return alarms.stream()
                .map(alarm -> speaksOfNow(alarm, set, chart, session, policy, now) ? alarm : alarm.asAdvisory())
                .map(alarm -> new AlarmRaised(session.id(), alarm.tier(), alarm.rule(), set.takenAt()));
    }

    private static List<Alarm> asOf(Instant then, Chart chart, Session session, SitePolicy policy) {
        var infusion = session.started();
        var asOfThen = chart.until(then);
        return then.isBefore(infusion.startedAt())
                ? Alarms.of(asOfThen, null, policy)
                : Alarms.of(asOfThen.since(infusion.startedAt()), infusion.baseline(), policy);
    }

    private static List<Alarm> louder(List<Alarm> before, List<Alarm> after) {
        return after.stream()
                .filter(alarm -> before.stream()
                        .noneMatch(known -> known.rule().equals(alarm.rule())
                                && known.tier().compareTo(alarm.tier()) >= 0))
                .toList();
    }

    /**
     * A set speaks of the past when the patient has gone home, when newer ones have overtaken it, or when it is older than the policy
     * allows. For a pause it also does when it was taken before the pump last changed, as the pump has answered it; a stop is asked for by
     * one set, whatever the pump did meanwhile.
     */
    private static boolean speaksOfNow(
            Alarm alarm, Reading set, Chart chart, Session session, SitePolicy policy, Instant now) {
        var answered = alarm.tier() != AlarmTier.STOP
                && set.takenAt().isBefore(session.started().since());
        return session.state() != State.CLOSED
                && !answered
                && !set.takenAt().isBefore(now.minus(policy.minutes(V4_STILL_NOW_MINUTES)))
                && !isOvertaken(alarm, set, chart.newerThan(set.takenAt()), policy, now);
    }

    /**
     * Newer sets overtake what they looked at again. A set that one clock dates into the future overtakes nothing that another clock dates
     * now: a fast monitor must not hush the nurse.
     */
    private static boolean isOvertaken(Alarm alarm, Reading set, Chart newer, SitePolicy policy, Instant now) {
        return set.takenAt().isBefore(now.minus(Chart.CLOCK_TOLERANCE))
                && newer.newest()
                        .map(last -> new Reading(last.takenAt(), last.source(), newer.seenAfter(set.vitals())))
                        .filter(seen ->
                                !Alarms.of(Chart.EMPTY.with(seen), null, policy).contains(alarm))
                        .isPresent();
    }
}
