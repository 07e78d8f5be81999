package org.chairside.session.session;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.*;
import org.chairside.session.session.Session.State;
import org.chairside.session.vitals.Alarms;
import org.chairside.session.vitals.Chart;
import org.chairside.session.vitals.Reading;
import org.jspecify.annotations.Nullable;

/** What is charted, which alarms it raises and what they do to the pump (rules V4 to V12), and what the clock alone brings (V4, D2, R1, PAUSE). */
final class VitalsDecisions {

    /** Far more than the longest visit needs; the chart is read and written as a whole with every set. */
    private static final int MOST_FROM_MONITORS = 1_000;

    private static final int MOST = 2_000;

    private VitalsDecisions() {}

    static Decision<SessionEvent> decide(
            Session session, SessionCommand.RecordVitals command, SitePolicy policy, Instant now) {
        if (!isWithinVisit(session, command.takenAt(), now)) {
            return Decision.refused(
                    SessionRefusal.OBSERVATION_TIME,
                    new UnmetRule("D11", "observation-time", "Taken before the visit or in the future."));
        }
        var set = new Reading(command.takenAt(), command.source(), command.vitals());
        var alarms = session.infusion() == null ? List.<AlarmRaised>of() : SetAlarms.of(session, set, policy, now);
        if (alarms.isEmpty() && session.chart().readings().size() >= room(command.source())) {
            return Decision.refused(
                    SessionRefusal.CHART_FULL,
                    new UnmetRule("STATE", "chart-full", "The chart of this visit is full."));
        }
        var recorded =
                new VitalsRecorded(session.id(), command.takenAt(), command.source(), Sealed.of(command.vitals()));
        return switch (session.state()) {
            case PLANNED, PREPARED -> Decision.accepted(recorded);
            case INFUSING, PAUSED -> Decision.accepted(withAlarms(session, recorded, alarms, now));
            case RECOVERY, READY_FOR_DISCHARGE ->
                Decision.accepted(DischargeDecisions.reassessed(
                        session, withAlarms(session, recorded, alarms, now), policy, now));
            case CLOSED ->
                DischargeDecisions.writtenDownAfterwards(
                        session, command.takenAt(), withAlarms(session, recorded, alarms, now), now);
            case ABORTED ->
                DischargeDecisions.writtenDownAfterwards(session, command.takenAt(), List.of(recorded), now);
        };
    }

    /** A monitor that fills the chart leaves room for the nurse; what raises an alarm is taken however full it is. */
    private static int room(VitalsSource source) {
        return switch (source) {
            case MONITOR -> MOST_FROM_MONITORS;
            case MANUAL -> MOST;
        };
    }

    /** Charts are written to the minute. */
    static boolean isWithinVisit(Session session, Instant at, Instant now) {
        var arrival = session.visit().arrivedAt().truncatedTo(ChronoUnit.MINUTES);
        return !at.isBefore(arrival) && !at.isAfter(now.plus(Chart.CLOCK_TOLERANCE));
    }

    /** The set, the alarms it raises, and what they do to the pump: the loudest wins, in the same decision. */
    private static List<SessionEvent> withAlarms(
            Session session, VitalsRecorded recorded, List<AlarmRaised> alarms, Instant now) {
        var events = new ArrayList<SessionEvent>(List.of(recorded));
        events.addAll(alarms);
        var stop = firstOf(AlarmTier.STOP, alarms);
        var pause = firstOf(AlarmTier.PAUSE, alarms);
        if (stop != null && (session.state() == State.INFUSING || session.state() == State.PAUSED)) {
            events.addAll(PumpDecisions.stopped(session, StopParty.CLINICAL, stop.rule(), now));
        } else if (pause != null && session.state() == State.INFUSING) {
            events.add(new InfusionPaused(session.id(), StopParty.CLINICAL, pause.rule(), now));
        }
        return events;
    }

    private static @Nullable AlarmRaised firstOf(AlarmTier tier, List<AlarmRaised> alarms) {
        return alarms.stream().filter(alarm -> alarm.tier() == tier).findFirst().orElse(null);
    }

    static Decision<SessionEvent> decideWarning(Session session, String rule, Instant now) {
        return switch (session.state()) {
            case INFUSING, PAUSED -> Decision.accepted(new AlarmRaised(session.id(), AlarmTier.ADVISORY, rule, now));
            case PLANNED, PREPARED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> Decision.accepted(List.of());
        };
    }

    static Decision<SessionEvent> decideWatch(Session session, SitePolicy policy, Instant now) {
        return switch (session.state()) {
            case INFUSING ->
                Decision.accepted(Stream.concat(
                                reminders(session, policy, now).stream(),
                                session.monitoring().reminderToEnd(session.id(), session.started(), now).stream())
                        .toList());
            case PAUSED ->
                Decision.accepted(
                        PumpDecisions.stoodTooLong(session, policy, now)
                                ? PumpDecisions.endedByTheClock(session, now)
                                : reminders(session, policy, now));
            case RECOVERY ->
                Decision.accepted(DischargeDecisions.reassessed(session, reminders(session, policy, now), policy, now));
            case READY_FOR_DISCHARGE -> Decision.accepted(reminders(session, policy, now));
            case PLANNED, PREPARED, CLOSED, ABORTED -> Decision.accepted(List.of());
        };
    }

    private static List<SessionEvent> reminders(Session session, SitePolicy policy, Instant now) {
        var end = session.started().end();
        var begin = end == null ? session.started().startedAt() : end.at();
        var last = session.chart()
                .newest()
                .map(Reading::takenAt)
                .filter(begin::isBefore)
                .orElse(begin);
        var due =
                last.plus(end == null ? cadenceInfusing(session, policy) : policy.minutes(V4_CADENCE_RECOVERY_MINUTES));
        return List.copyOf(session.monitoring().reminders(session.id(), due, policy, now));
    }

    /** A set that asks for anything is soon looked at again (rules V4 and V5). */
    private static Duration cadenceInfusing(Session session, SitePolicy policy) {
        var sinceStart = session.chart().since(session.started().startedAt());
        return policy.minutes(
                Alarms.of(sinceStart, session.started().baseline(), policy).isEmpty()
                        ? V4_CADENCE_INFUSING_MINUTES
                        : V4_CADENCE_FLAGGED_MINUTES);
    }
}
