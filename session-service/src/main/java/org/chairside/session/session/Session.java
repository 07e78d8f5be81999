package org.chairside.session.session;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chairside.contracts.Decision;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.*;
import org.chairside.session.discharge.DischargeRules;
import org.chairside.session.discharge.Recovery;
import org.chairside.session.discharge.ScoredDischarge;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.startgate.EscortWhereabouts;
import org.chairside.session.startgate.GateVerdict;
import org.chairside.session.startgate.Prepared;
import org.chairside.session.vitals.Alarm;
import org.chairside.session.vitals.Alarms;
import org.chairside.session.vitals.Chart;
import org.chairside.session.vitals.Reading;
import org.chairside.session.vitals.ResumeLimits;
import org.jspecify.annotations.Nullable;

/**
 * One session, from check-in to discharge.
 *
 * @param version the sequence of its last event
 * @param escort where the escort was last seen; absent until they arrive
 * @param chart every set charted, from arrival to discharge
 * @param vitalsMissed how often the nurse was reminded since the last set (rule V4)
 * @param verifiedEscort who was checked at the door
 */
public record Session(
        SessionId id,
        int version,
        State state,
        Visit visit,
        @Nullable EscortWhereabouts escort,
        Chart chart,
        @Nullable Prepared prepared,
        @Nullable Infusion infusion,
        int vitalsMissed,
        @Nullable ScoredDischarge score,
        @Nullable EscortId verifiedEscort) {

    /** Where a session stands. A stopped infusion is in recovery; how it ended stands in {@link Infusion.End}. */
    public enum State {
        PLANNED,
        PREPARED,
        INFUSING,
        PAUSED,
        RECOVERY,
        READY_FOR_DISCHARGE,
        CLOSED,
        ABORTED
    }

    /** How far the clock of a monitor may be ahead of ours (row D11 of the catalogue of bad input). */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    /** A larger jump against the last weight is taken for pounds or a slip of the finger until confirmed (row D8). */
    private static final int WEIGHT_JUMP_PERCENT = 20;

    private static final String VITALS_MISSED = "V4";
    private static final String VITALS_MISSED_ESCALATED = "V4-ESCALATED";

    static Decision<SessionEvent> decide(PlanSession command) {
        return Decision.accepted(new SessionPlanned(
                command.session(),
                command.appointment(),
                command.patient(),
                command.site(),
                command.chair(),
                command.protocol(),
                command.scheduledStart()));
    }

    Decision<SessionEvent> decide(SessionCommand command, SitePolicy policy, Instant now) {
        return switch (command) {
            case SessionCommand.RecordEscortArrival arrival -> decide(arrival, now);
            case SessionCommand.RecordEscortDeparture _ -> decideEscortDeparture(now);
            case SessionCommand.RecordVitals vitals -> decide(vitals, policy, now);
            case SessionCommand.PauseInfusion pause -> decide(pause, now);
            case SessionCommand.ResumeInfusion resume -> decide(resume, policy, now);
            case SessionCommand.StopInfusion stop -> decide(stop, now);
            case SessionCommand.CompleteInfusion _ -> decideCompletion(now);
            case SessionCommand.RecordDischargeScore score -> decide(score, policy, now);
            case SessionCommand.AbortSession _ -> decideAbort(now);
            case SessionCommand.WarnOfFallenClearance _ -> decideWarning(now);
            case SessionCommand.WatchSession _ -> decideWatch(policy, now);
        };
    }

    private Decision<SessionEvent> decide(SessionCommand.RecordEscortArrival command, Instant now) {
        return switch (state) {
            case PLANNED, PREPARED, INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE ->
                Decision.accepted(new EscortArrived(id, command.escort(), command.inRoom(), now));
            case CLOSED, ABORTED -> wrongState();
        };
    }

    private Decision<SessionEvent> decideEscortDeparture(Instant now) {
        return switch (state) {
            case PLANNED, PREPARED, INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE ->
                escort == null
                        ? Decision.refused(
                                SessionRefusal.ESCORT_NOT_HERE,
                                new UnmetRule("E1", "escort-not-here", "The escort has not arrived."))
                        : Decision.accepted(new EscortLeftRoom(id, now));
            case CLOSED, ABORTED -> wrongState();
        };
    }

    /**
     * Weighs and doses.
     *
     * @param clearedMaxMicrogramsPerKg absent while unknown: the gate will ask again
     * @param lastWeightGrams of the patient's last session, if there was one
     */
    Decision<SessionEvent> decide(
            PrepareInfusion command,
            int concentrationMicrogramsPerMl,
            @Nullable Integer clearedMaxMicrogramsPerKg,
            @Nullable Integer lastWeightGrams,
            SitePolicy policy) {
        return switch (state) {
            case PLANNED -> {
                var cap = policy.number(D1_DOSE_MAX_MICROGRAMS_PER_KG);
                if (clearedMaxMicrogramsPerKg != null) {
                    cap = Math.min(cap, clearedMaxMicrogramsPerKg);
                }
                if (command.microgramsPerKg() > cap) {
                    yield Decision.refused(
                            SessionRefusal.DOSE_CAP,
                            new UnmetRule("D1", "dose-cap", "The dose is above what may be given."));
                }
                if (lastWeightGrams != null
                        && !command.weightConfirmed()
                        && jumps(command.weightGrams(), lastWeightGrams)) {
                    yield Decision.refused(
                            SessionRefusal.CONFIRM_REQUIRED,
                            new UnmetRule("C5", "weight-jump", "The weight is far from the last one: weigh again."));
                }
                var dose = command.doseMicrograms();
                yield Decision.accepted(new SessionPrepared(
                        id,
                        command.vial(),
                        Sealed.of(new PreparedDose(
                                dose,
                                command.weightGrams(),
                                command.microgramsPerKg(),
                                concentrationMicrogramsPerMl,
                                Math.ceilDiv(dose * 1000, (long) concentrationMicrogramsPerMl))),
                        command.identityConfirmedByTwoFactors()));
            }
            case PREPARED, INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> wrongState();
        };
    }

    private static boolean jumps(int weight, int last) {
        return Math.abs(weight - last) * 100L > (long) last * WEIGHT_JUMP_PERCENT;
    }

    /** Records what the gate said; starts nothing. */
    Decision<SessionEvent> decide(EvaluateStartGate command, GateVerdict verdict) {
        return switch (state) {
            case PLANNED, PREPARED -> Decision.accepted(evaluated(verdict));
            case INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> wrongState();
        };
    }

    /** Starts only through an open gate; before the drug is drawn the gate is closed by that. */
    Decision<SessionEvent> decide(StartInfusion command, GateVerdict verdict, Instant now) {
        return switch (state) {
            case PLANNED, PREPARED ->
                switch (verdict.result()) {
                    case CLOSED -> Decision.refused(SessionRefusal.START_GATE_CLOSED, verdict.unmet());
                    case OPEN ->
                        Decision.accepted(List.of(
                                evaluated(verdict),
                                new InfusionStarted(
                                        id,
                                        visit.appointment(),
                                        visit.patient(),
                                        visit.site(),
                                        command.plannedMinutes(),
                                        now,
                                        Sealed.of(preparedDose()))));
                };
            case INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> wrongState();
        };
    }

    private StartGateEvaluated evaluated(GateVerdict verdict) {
        return new StartGateEvaluated(id, verdict.result(), verdict.failedRules(), verdict.inputsHash());
    }

    private Decision<SessionEvent> decide(SessionCommand.RecordVitals command, SitePolicy policy, Instant now) {
        // charts are written to the minute
        var arrival = visit.arrivedAt().truncatedTo(ChronoUnit.MINUTES);
        if (command.takenAt().isBefore(arrival) || command.takenAt().isAfter(now.plus(CLOCK_TOLERANCE))) {
            return Decision.refused(
                    SessionRefusal.OBSERVATION_TIME,
                    new UnmetRule("D11", "observation-time", "Taken before the visit or in the future."));
        }
        var recorded = new VitalsRecorded(id, command.takenAt(), command.source(), Sealed.of(command.vitals()));
        return switch (state) {
            case PLANNED, PREPARED -> Decision.accepted(recorded);
            case INFUSING, PAUSED -> Decision.accepted(withAlarms(recorded, policy, now));
            case RECOVERY, READY_FOR_DISCHARGE ->
                Decision.accepted(reassessed(withAlarms(recorded, policy, now), policy, now));
            case CLOSED, ABORTED -> wrongState();
        };
    }

    /** The set, the alarms it raises, and what they do to the pump: the loudest wins, in the same decision. */
    private List<SessionEvent> withAlarms(VitalsRecorded recorded, SitePolicy policy, Instant now) {
        var events = new ArrayList<SessionEvent>(List.of(recorded));
        var alarms = alarmsOf(recorded, policy, now);
        for (var alarm : alarms) {
            events.add(new AlarmRaised(id, alarm.tier(), alarm.rule(), recorded.takenAt()));
        }
        var stop = firstOf(AlarmTier.STOP, alarms);
        var pause = firstOf(AlarmTier.PAUSE, alarms);
        if (stop != null && (state == State.INFUSING || state == State.PAUSED)) {
            events.addAll(stopped(StopParty.CLINICAL, stop.rule(), now));
        } else if (pause != null && state == State.INFUSING) {
            events.add(new InfusionPaused(id, StopParty.CLINICAL, pause.rule(), now));
        }
        return events;
    }

    /** A set that speaks of the past asks a person to look and moves no pump. */
    private List<Alarm> alarmsOf(VitalsRecorded recorded, SitePolicy policy, Instant now) {
        var startedAt = started().startedAt();
        var asOfThen = with(recorded, now).chart().until(recorded.takenAt());
        var baseline = asOfThen.until(startedAt.minusNanos(1))
                .newest()
                .map(Reading::vitals)
                .orElse(null);
        var alarms = Alarms.of(asOfThen.since(startedAt), baseline, policy);
        return isLate(recorded.takenAt(), policy, now)
                ? alarms.stream().map(Alarm::asAdvisory).toList()
                : alarms;
    }

    /**
     * Late is what a newer set has overtaken, what was taken before the pump last changed, or what is older than a whole cadence. A set that
     * one clock dates into the future overtakes nothing that another clock dates now: a fast monitor must not hush the nurse.
     */
    private boolean isLate(Instant takenAt, SitePolicy policy, Instant now) {
        return (!chart.isOvertakenBy(takenAt) && takenAt.isBefore(now.minus(CLOCK_TOLERANCE)))
                || takenAt.isBefore(started().since())
                || takenAt.isBefore(now.minus(policy.minutes(V4_CADENCE_INFUSING_MINUTES)));
    }

    private static @Nullable Alarm firstOf(AlarmTier tier, List<Alarm> alarms) {
        return alarms.stream().filter(alarm -> alarm.tier() == tier).findFirst().orElse(null);
    }

    private Decision<SessionEvent> decide(SessionCommand.PauseInfusion command, Instant now) {
        return switch (state) {
            case INFUSING -> Decision.accepted(new InfusionPaused(id, command.by(), requestOf(command.by()), now));
            case PLANNED, PREPARED, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> wrongState();
        };
    }

    private Decision<SessionEvent> decide(SessionCommand.ResumeInfusion command, SitePolicy policy, Instant now) {
        return switch (state) {
            case PAUSED -> {
                var unmet = new ArrayList<UnmetRule>();
                if (!ResumeLimits.met(chart.since(started().since()), policy)) {
                    unmet.add(new UnmetRule(
                            "V13",
                            "not-within-resume-limits",
                            "Two sets within the limits are needed, at least "
                                    + policy.number(V13_READINGS_APART_MINUTES) + " minutes apart, since the pause."));
                }
                if (started().stoodAt(now).compareTo(policy.minutes(PAUSE_TOTAL_MAX_MINUTES)) > 0) {
                    unmet.add(new UnmetRule(
                            "PAUSE", "paused-too-long", "The infusion has stood too long and must be stopped."));
                }
                yield unmet.isEmpty()
                        ? Decision.accepted(new InfusionResumed(id, command.orderedBy(), now))
                        : Decision.refused(SessionRefusal.RESUME_LIMITS, unmet);
            }
            case PLANNED, PREPARED, INFUSING, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> wrongState();
        };
    }

    private Decision<SessionEvent> decide(SessionCommand.StopInfusion command, Instant now) {
        return switch (state) {
            case INFUSING, PAUSED -> Decision.accepted(stopped(command.by(), requestOf(command.by()), now));
            case PLANNED, PREPARED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> wrongState();
        };
    }

    private List<SessionEvent> stopped(StopParty by, String reason, Instant now) {
        var given = started().given(preparedDose().doseMicrograms(), now);
        return List.of(new InfusionStopped(id, by, reason, now), completed(SessionOutcome.STOPPED_EARLY, given, now));
    }

    private Decision<SessionEvent> decideCompletion(Instant now) {
        return switch (state) {
            case INFUSING ->
                started().plannedTimeHasRun(now)
                        ? Decision.accepted(completed(
                                SessionOutcome.COMPLETED, preparedDose().doseMicrograms(), now))
                        : Decision.refused(
                                SessionRefusal.DOSE_NOT_COMPLETE,
                                new UnmetRule(
                                        "D2",
                                        "dose-not-complete",
                                        "The planned time has not run; stop the infusion to end it early."));
            case PLANNED, PREPARED, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> wrongState();
        };
    }

    private SessionCompleted completed(SessionOutcome outcome, long givenMicrograms, Instant now) {
        return new SessionCompleted(
                id,
                visit.appointment(),
                visit.patient(),
                visit.site(),
                visit.protocol(),
                outcome,
                now,
                started().ranAt(now).toMinutes(),
                Sealed.of(new GivenDose(givenMicrograms)));
    }

    private Decision<SessionEvent> decide(SessionCommand.RecordDischargeScore command, SitePolicy policy, Instant now) {
        return switch (state) {
            case RECOVERY, READY_FOR_DISCHARGE -> {
                var recorded = new DischargeScoreRecorded(id, now, Sealed.of(command.score()));
                yield Decision.accepted(reassessed(List.of(recorded), policy, now));
            }
            case PLANNED, PREPARED, INFUSING, PAUSED, CLOSED, ABORTED -> wrongState();
        };
    }

    /** Adds that the criteria are met now, or that they no longer are. */
    private List<SessionEvent> reassessed(List<SessionEvent> events, SitePolicy policy, Instant now) {
        var after = with(events, now);
        var unmet = DischargeRules.unmetCriteria(after.recovery(), policy, now);
        var result = new ArrayList<>(events);
        if (after.state == State.RECOVERY && unmet.isEmpty()) {
            result.add(new DischargeCriteriaMet(id, now));
        } else if (after.state == State.READY_FOR_DISCHARGE && !unmet.isEmpty()) {
            result.add(new AlarmRaised(id, AlarmTier.ADVISORY, unmet.getFirst().rule(), now));
        }
        return result;
    }

    /** @param named the escort as the patient named them, if they did */
    Decision<SessionEvent> decide(VerifyEscort command, @Nullable NamedEscort named, Instant now) {
        return switch (state) {
            case RECOVERY, READY_FOR_DISCHARGE -> {
                var unmet = new ArrayList<UnmetRule>();
                if (named == null) {
                    unmet.add(new UnmetRule("E2", "escort-not-named", "The patient has not named this person."));
                } else if (!named.adult()) {
                    unmet.add(new UnmetRule("E2", "escort-not-adult", "The escort is not known to be an adult."));
                }
                if (!command.identified()) {
                    unmet.add(new UnmetRule("E2", "escort-not-identified", "The escort has not been identified."));
                }
                if (!command.fitToDrive()) {
                    unmet.add(new UnmetRule("E2", "escort-not-fit", "The escort is not fit to drive."));
                }
                yield unmet.isEmpty()
                        ? Decision.accepted(new EscortVerified(id, command.escort(), command.verifiedBy(), now))
                        : Decision.refused(SessionRefusal.ESCORT_NOT_ACCEPTED, unmet);
            }
            case PLANNED, PREPARED, INFUSING, PAUSED, CLOSED, ABORTED -> wrongState();
        };
    }

    /** Looks at every rule again: what held a while ago may not hold now. */
    Decision<SessionEvent> decide(ConfirmDischarge command, ZoneId zone, SitePolicy policy, Instant now) {
        return switch (state) {
            case RECOVERY, READY_FOR_DISCHARGE -> {
                var recovery = recovery();
                var unmet = DischargeRules.unmet(recovery, policy, now);
                var home = recovery.verifiedEscort();
                if (!unmet.isEmpty() || home == null) {
                    yield Decision.refused(SessionRefusal.DISCHARGE_RULE, unmet);
                }
                var confirmed = new DischargeConfirmed(
                        id,
                        visit.appointment(),
                        visit.patient(),
                        visit.site(),
                        home,
                        now,
                        DischargeRules.restrictionsEnd(recovery.infusionEndedAt(), zone, policy, now),
                        command.confirmedBy());
                yield Decision.accepted(
                        state == State.READY_FOR_DISCHARGE
                                ? List.of(confirmed)
                                : List.of(new DischargeCriteriaMet(id, now), confirmed));
            }
            case PLANNED, PREPARED, INFUSING, PAUSED, CLOSED, ABORTED -> wrongState();
        };
    }

    private Decision<SessionEvent> decideAbort(Instant now) {
        return switch (state) {
            case PLANNED, PREPARED ->
                Decision.accepted(new SessionAborted(id, visit.appointment(), "not-started", now));
            case INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> wrongState();
        };
    }

    private Decision<SessionEvent> decideWarning(Instant now) {
        return switch (state) {
            case INFUSING, PAUSED -> Decision.accepted(new AlarmRaised(id, AlarmTier.ADVISORY, "C1", now));
            case PLANNED, PREPARED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> Decision.accepted(List.of());
        };
    }

    private Decision<SessionEvent> decideWatch(SitePolicy policy, Instant now) {
        return switch (state) {
            case INFUSING, PAUSED -> Decision.accepted(reminders(V4_CADENCE_INFUSING_MINUTES, policy, now));
            case RECOVERY -> {
                var reminders = reminders(V4_CADENCE_RECOVERY_MINUTES, policy, now);
                yield Decision.accepted(reassessed(reminders, policy, now));
            }
            case READY_FOR_DISCHARGE -> Decision.accepted(reminders(V4_CADENCE_RECOVERY_MINUTES, policy, now));
            case PLANNED, PREPARED, CLOSED, ABORTED -> Decision.accepted(List.of());
        };
    }

    /** One reminder a while after a set was due, and a second, later, that names it as escalated; each once per missing set. */
    private List<SessionEvent> reminders(PolicyKey cadence, SitePolicy policy, Instant now) {
        var end = started().end();
        var begin = end == null ? started().startedAt() : end.at();
        var last = chart.newest().map(Reading::takenAt).filter(begin::isBefore).orElse(begin);
        var due = last.plus(policy.minutes(cadence));
        var events = new ArrayList<SessionEvent>();
        if (vitalsMissed < 1 && !now.isBefore(due.plus(policy.minutes(V4_MISSED_WARN_MINUTES)))) {
            events.add(new AlarmRaised(id, AlarmTier.ADVISORY, VITALS_MISSED, now));
        }
        if (vitalsMissed < 2 && !now.isBefore(due.plus(policy.minutes(V4_MISSED_ESCALATE_MINUTES)))) {
            events.add(new AlarmRaised(id, AlarmTier.ADVISORY, VITALS_MISSED_ESCALATED, now));
        }
        return events;
    }

    /** Whether the pump will not need the drawn drug any more. */
    boolean isOver() {
        return switch (state) {
            case RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> true;
            case PLANNED, PREPARED, INFUSING, PAUSED -> false;
        };
    }

    /** Refuses because of the state, naming it. */
    <E> Decision<E> wrongState() {
        var code = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Decision.refused(SessionRefusal.STATE, new UnmetRule("STATE", code, "The session is " + state + "."));
    }

    /** What an event says of why: a code, never what a person typed. */
    private static String requestOf(StopParty by) {
        return switch (by) {
            case PATIENT -> "patient-request";
            case CLINICAL -> "clinical-decision";
            case EQUIPMENT -> "equipment-failure";
        };
    }

    private Infusion started() {
        if (infusion == null) {
            throw new IllegalStateException("the infusion has not started");
        }
        return infusion;
    }

    private PreparedDose preparedDose() {
        if (prepared == null) {
            throw new IllegalStateException("no dose is prepared");
        }
        return prepared.dose();
    }

    private Recovery recovery() {
        var end = started().end();
        if (end == null) {
            throw new IllegalStateException("the infusion is not over");
        }
        return new Recovery(end.at(), chart.since(end.at()), score, verifiedEscort);
    }

    /**
     * The session after one more event.
     *
     * @param at when it happened in the clinic, as its envelope says: when a patient came and was weighed is known by that alone
     */
    static Session evolve(@Nullable Session before, SessionEvent event, Instant at) {
        if (before != null) {
            return before.with(event, at);
        }
        if (event instanceof SessionPlanned planned) {
            return planned(planned, at);
        }
        throw new IllegalStateException("a session begins with its planning");
    }

    private static Session planned(SessionPlanned event, Instant arrivedAt) {
        var visit = new Visit(
                event.appointmentId(),
                event.patient(),
                event.site(),
                event.chairId(),
                event.protocol(),
                event.scheduledStart(),
                arrivedAt);
        return new Session(event.sessionId(), 1, State.PLANNED, visit, null, Chart.EMPTY, null, null, 0, null, null);
    }

    private Session with(List<SessionEvent> events, Instant at) {
        var session = this;
        for (var event : events) {
            session = session.with(event, at);
        }
        return session;
    }

    private Session with(SessionEvent event, Instant at) {
        return switch (event) {
            case SessionPlanned _ -> throw new IllegalStateException("a session is planned once");
            case EscortArrived here -> next(new EscortWhereabouts(here.escortId(), here.inRoom()));
            case EscortLeftRoom _ -> escort == null ? next(state) : next(new EscortWhereabouts(escort.escort(), false));
            case SessionPrepared drawn ->
                next(new Prepared(drawn.vialId(), open(drawn.dose()), drawn.identityConfirmedByTwoFactors(), at));
            case StartGateEvaluated _ -> next(state);
            case InfusionStarted start ->
                next(State.INFUSING, Infusion.started(start.plannedMinutes(), start.startedAt()));
            case VitalsRecorded set -> next(new Reading(set.takenAt(), set.source(), open(set.vitals())));
            case AlarmRaised alarm -> next(alarm);
            case InfusionPaused pause -> next(State.PAUSED, started().paused(pause.at()));
            case InfusionResumed resume -> next(State.INFUSING, started().resumed(resume.at()));
            case InfusionStopped _ -> next(State.RECOVERY);
            case SessionCompleted over ->
                next(
                        State.RECOVERY,
                        started()
                                .ended(
                                        over.outcome(),
                                        over.endedAt(),
                                        open(over.given()).doseMicrograms()));
            case DischargeScoreRecorded scored -> next(new ScoredDischarge(scored.at(), open(scored.score())));
            case DischargeCriteriaMet _ -> next(State.READY_FOR_DISCHARGE);
            case EscortVerified door -> next(door.escortId());
            case DischargeConfirmed _ -> next(State.CLOSED);
            case SessionAborted _ -> next(State.ABORTED);
        };
    }

    private Session next(State to) {
        return new Session(
                id, version + 1, to, visit, escort, chart, prepared, infusion, vitalsMissed, score, verifiedEscort);
    }

    private Session next(EscortWhereabouts seen) {
        return new Session(
                id, version + 1, state, visit, seen, chart, prepared, infusion, vitalsMissed, score, verifiedEscort);
    }

    private Session next(Prepared drawn) {
        return new Session(
                id,
                version + 1,
                State.PREPARED,
                visit,
                escort,
                chart,
                drawn,
                infusion,
                vitalsMissed,
                score,
                verifiedEscort);
    }

    private Session next(State to, Infusion pump) {
        var missed = pump.end() == null ? vitalsMissed : 0;
        return new Session(id, version + 1, to, visit, escort, chart, prepared, pump, missed, score, verifiedEscort);
    }

    private Session next(Reading set) {
        var missed = chart.isOvertakenBy(set.takenAt()) ? 0 : vitalsMissed;
        return new Session(
                id,
                version + 1,
                state,
                visit,
                escort,
                chart.with(set),
                prepared,
                infusion,
                missed,
                score,
                verifiedEscort);
    }

    /** An alarm sends a patient who was ready to go back into recovery. */
    private Session next(AlarmRaised alarm) {
        var to = state == State.READY_FOR_DISCHARGE ? State.RECOVERY : state;
        var missed =
                switch (alarm.rule()) {
                    case VITALS_MISSED -> 1;
                    case VITALS_MISSED_ESCALATED -> 2;
                    default -> vitalsMissed;
                };
        return new Session(
                id, version + 1, to, visit, escort, chart, prepared, infusion, missed, score, verifiedEscort);
    }

    private Session next(ScoredDischarge scored) {
        return new Session(
                id, version + 1, state, visit, escort, chart, prepared, infusion, vitalsMissed, scored, verifiedEscort);
    }

    private Session next(EscortId verified) {
        return new Session(
                id, version + 1, state, visit, escort, chart, prepared, infusion, vitalsMissed, score, verified);
    }

    /** What this service seals itself is open to it until it is written. */
    private static <T> T open(Sealed<T> sealed) {
        return switch (sealed) {
            case Sealed.Open<T>(var value) -> value;
            case Sealed.Redacted<T> _ -> throw new IllegalStateException("redacted");
        };
    }
}
