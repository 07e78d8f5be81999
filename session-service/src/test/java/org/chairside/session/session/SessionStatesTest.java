package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.session.Session.State.*;
import static org.chairside.session.session.SessionFixtures.CLOSED;
import static org.chairside.session.session.SessionFixtures.ESCORT;
import static org.chairside.session.session.SessionFixtures.KNOWN;
import static org.chairside.session.session.SessionFixtures.NURSE;
import static org.chairside.session.session.SessionFixtures.OPEN;
import static org.chairside.session.session.SessionFixtures.PRESCRIBER;
import static org.chairside.session.session.SessionFixtures.ROC;
import static org.chairside.session.session.SessionFixtures.SECOND_PRESCRIBER;
import static org.chairside.session.session.SessionFixtures.VIAL;
import static org.chairside.session.session.SessionFixtures.ZONE;
import static org.chairside.session.session.SessionFixtures.minute;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.session.*;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.Session.State;
import org.chairside.session.session.SessionCommand.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state: which events it makes, or why it is refused. Two hours have passed since the pump started. */
class SessionStatesTest {

    private static final int LATER = 120;
    private static final String STATE = "refused STATE";

    private static final Set<Class<?>> MADE = new HashSet<>();

    private static final Map<String, BiFunction<Session, Integer, Decision<SessionEvent>>> COMMANDS = Map.ofEntries(
            Map.entry(
                    "escort arrives",
                    (session, now) -> session.decide(
                            new RecordEscortArrival(session.id(), ESCORT, true),
                            new NamedEscort(ESCORT, true),
                            ROC,
                            minute(now))),
            Map.entry("escort leaves", on(session -> new RecordEscortDeparture(session.id(), true))),
            Map.entry(
                    "vitals", on(session -> new RecordVitals(session.id(), minute(LATER), VitalsSource.MANUAL, CALM))),
            Map.entry("pause", on(session -> new PauseInfusion(session.id(), StopParty.EQUIPMENT, null))),
            Map.entry(
                    "resume",
                    (session, now) -> session.decide(
                            new ResumeInfusion(session.id(), KNOWN, PRESCRIBER, null), List.of(), ROC, minute(now))),
            Map.entry("stop", on(session -> new StopInfusion(session.id(), StopParty.PATIENT, null, null))),
            Map.entry("complete", on(session -> new CompleteInfusion(session.id(), null))),
            Map.entry("score", on(session -> new RecordDischargeScore(session.id(), new DischargeScore(10, 10)))),
            Map.entry("abort", on(session -> new AbortSession(session.id(), null))),
            Map.entry("rule falls", on(session -> new WarnOfFallenRule(session.id(), "C1"))),
            Map.entry("watch", on(session -> new WatchSession(session.id()))),
            Map.entry(
                    "rescue medication",
                    on(session -> new GiveRescueMedication(
                            session.id(),
                            new RescueMedication(RescueKind.BENZODIAZEPINE, "midazolam", 1_000L),
                            PRESCRIBER,
                            NURSE,
                            minute(LATER)))),
            Map.entry(
                    "sign off",
                    (session, now) -> session.decide(
                            new SignOffDose(session.id(), 1000, SECOND_PRESCRIBER, Set.of("NY")),
                            SessionFixtures.CLEARED,
                            SessionFixtures.SITE,
                            ROC,
                            minute(now))),
            Map.entry(
                    "patient sent home",
                    (session, now) -> session.decide(new EndUntreatedSession(session.id()), minute(now))),
            Map.entry(
                    "prepare",
                    (session, now) -> session.decide(
                            new PrepareInfusion(session.id(), VIAL, 80_000, 500, true, false, null, NURSE),
                            List.of(),
                            50_000,
                            SessionFixtures.CLEARED,
                            null,
                            ROC,
                            minute(now))),
            Map.entry(
                    "discard",
                    (session, now) -> session.decide(
                            new DiscardPreparation(session.id(), 40_000, NURSE, SECOND_PRESCRIBER), minute(now))),
            Map.entry(
                    "look at gate",
                    (session, _) -> session.decide(new EvaluateStartGate(session.id(), KNOWN, false), CLOSED)),
            Map.entry(
                    "start, gate closed",
                    (session, now) -> session.decide(
                            new StartInfusion(session.id(), KNOWN, 40, NURSE, false), CLOSED, minute(now))),
            Map.entry(
                    "start, gate open",
                    (session, now) -> session.decide(
                            new StartInfusion(session.id(), KNOWN, 40, NURSE, false), OPEN, minute(now))),
            Map.entry(
                    "verify escort",
                    (session, now) -> session.decide(
                            new VerifyEscort(session.id(), ESCORT, true, true, NURSE),
                            new NamedEscort(ESCORT, true),
                            ROC,
                            minute(now))),
            Map.entry(
                    "discharge",
                    (session, now) ->
                            session.decide(new ConfirmDischarge(session.id(), NURSE), ZONE, ROC, minute(now))));

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @MethodSource
    void every_command_in_every_state(String command, State state, String expected) {
        var session = SessionFixtures.in(state).session;
        assertThat(session.state()).isEqualTo(state);
        assertThat(outcome(COMMANDS.get(command).apply(session, LATER))).isEqualTo(expected);
    }

    static Stream<Arguments> every_command_in_every_state() {
        var missed = "AlarmRaised AlarmRaised";
        return Stream.of(
                        row(
                                "escort arrives",
                                "EscortArrived",
                                "EscortArrived",
                                "EscortArrived",
                                "EscortArrived",
                                "EscortArrived",
                                "EscortArrived",
                                STATE,
                                STATE),
                        row(
                                "escort leaves",
                                "refused ESCORT_NOT_HERE",
                                "refused ESCORT_NOT_HERE",
                                "refused ESCORT_NOT_HERE",
                                "refused ESCORT_NOT_HERE",
                                "refused ESCORT_NOT_HERE",
                                "refused ESCORT_NOT_HERE",
                                STATE,
                                STATE),
                        row(
                                "vitals",
                                "VitalsRecorded",
                                "VitalsRecorded",
                                "VitalsRecorded",
                                "VitalsRecorded",
                                "VitalsRecorded",
                                "VitalsRecorded AlarmRaised",
                                STATE,
                                STATE),
                        row("pause", STATE, STATE, "InfusionPaused", STATE, STATE, STATE, STATE, STATE),
                        row("resume", STATE, STATE, STATE, "refused RESUME_LIMITS", STATE, STATE, STATE, STATE),
                        row(
                                "stop",
                                STATE,
                                STATE,
                                "InfusionStopped SessionCompleted",
                                "InfusionStopped SessionCompleted",
                                STATE,
                                STATE,
                                STATE,
                                STATE),
                        row(
                                "complete",
                                STATE,
                                STATE,
                                "SessionCompleted",
                                "refused DOSE_NOT_COMPLETE",
                                STATE,
                                STATE,
                                STATE,
                                STATE),
                        row(
                                "score",
                                STATE,
                                STATE,
                                STATE,
                                STATE,
                                "DischargeScoreRecorded",
                                "DischargeScoreRecorded AlarmRaised",
                                STATE,
                                STATE),
                        row("abort", "SessionAborted", "SessionAborted", STATE, STATE, STATE, STATE, STATE, STATE),
                        row("rule falls", "", "", "AlarmRaised", "AlarmRaised", "", "", "", ""),
                        row(
                                "watch",
                                "",
                                "",
                                missed + " AlarmRaised",
                                "AlarmRaised InfusionStopped SessionCompleted",
                                missed,
                                missed,
                                "",
                                ""),
                        row(
                                "rescue medication",
                                "RescueMedicationGiven",
                                "RescueMedicationGiven",
                                "RescueMedicationGiven",
                                "RescueMedicationGiven",
                                "RescueMedicationGiven",
                                "RescueMedicationGiven AlarmRaised",
                                STATE,
                                STATE),
                        row("sign off", "DoseSignedOff", "DoseSignedOff", STATE, STATE, STATE, STATE, STATE, STATE),
                        row(
                                "patient sent home",
                                "SessionAborted",
                                "SessionAborted",
                                "AlarmRaised",
                                "AlarmRaised",
                                "",
                                "",
                                "",
                                ""),
                        row("prepare", "SessionPrepared", STATE, STATE, STATE, STATE, STATE, STATE, STATE),
                        row("discard", STATE, "PreparationDiscarded", STATE, STATE, STATE, STATE, STATE, STATE),
                        row(
                                "look at gate",
                                "StartGateEvaluated",
                                "StartGateEvaluated",
                                STATE,
                                STATE,
                                STATE,
                                STATE,
                                STATE,
                                STATE),
                        row(
                                "start, gate closed",
                                "refused START_GATE_CLOSED",
                                "refused START_GATE_CLOSED",
                                STATE,
                                STATE,
                                STATE,
                                STATE,
                                STATE,
                                "refused START_GATE_CLOSED"),
                        row(
                                "start, gate open",
                                STATE,
                                "StartGateEvaluated InfusionStarted",
                                STATE,
                                STATE,
                                STATE,
                                STATE,
                                STATE,
                                "refused START_GATE_CLOSED"),
                        row(
                                "verify escort",
                                STATE,
                                STATE,
                                STATE,
                                STATE,
                                "refused NOT_READY_TO_LEAVE",
                                "EscortVerified",
                                STATE,
                                STATE),
                        row(
                                "discharge",
                                STATE,
                                STATE,
                                STATE,
                                STATE,
                                "refused DISCHARGE_RULE",
                                "refused DISCHARGE_RULE",
                                STATE,
                                STATE))
                .flatMap(cells -> cells);
    }

    @Test
    void no_cell_is_missing() {
        assertThat(every_command_in_every_state()
                        .map(cell -> cell.get()[0])
                        .distinct()
                        .toList())
                .containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
        assertThat(MADE).containsExactlyInAnyOrder(SessionCommand.class.getPermittedSubclasses());
    }

    /** Who was sent home because of a meal is told of the meal. */
    @Test
    void a_start_after_the_end_is_refused_by_every_rule_that_ended_it() {
        var session = SessionFixtures.aborted().session;
        var start = new StartInfusion(session.id(), KNOWN, 40, NURSE, false);

        assertThat(rules(session.decide(start, CLOSED, minute(0)))).containsExactly("F1", "STATE");
        assertThat(rules(session.decide(start, OPEN, minute(0)))).containsExactly("STATE");
    }

    @Test
    void no_session_is_planned_twice_by_an_event() {
        var session = SessionFixtures.planned().session;
        var again = new SessionPlanned(
                session.id(),
                session.visit().appointment(),
                session.visit().patient(),
                session.visit().site(),
                session.visit().chair(),
                session.visit().protocol(),
                session.visit().scheduledStart());
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> Session.evolve(session, again, minute(0)));
    }

    private static Stream<Arguments> row(String command, String... expected) {
        var states = List.of(PLANNED, PREPARED, INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, State.CLOSED, ABORTED);
        assertThat(states).hasSameSizeAs(State.values()).hasSameSizeAs(expected);
        return Stream.iterate(0, index -> index < expected.length, index -> index + 1)
                .map(index -> Arguments.of(command, states.get(index), expected[index]));
    }

    private static BiFunction<Session, Integer, Decision<SessionEvent>> on(Function<Session, SessionCommand> command) {
        MADE.add(command.apply(SessionFixtures.planned().session).getClass());
        return (session, now) -> session.decide(command.apply(session), ROC, minute(now));
    }

    private static List<String> rules(Decision<SessionEvent> decision) {
        return ((Decision.Refused<SessionEvent>) decision)
                .refusal().unmet().stream().map(UnmetRule::rule).toList();
    }

    private static String outcome(Decision<SessionEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<SessionEvent>(var events) ->
                String.join(
                        " ",
                        events.stream()
                                .map(event -> event.getClass().getSimpleName())
                                .toList());
            case Decision.Refused<SessionEvent>(var refusal) -> "refused " + refusal.reason();
        };
    }
}
