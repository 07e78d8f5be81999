package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.RefusalReason;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.scheduling.*;
import org.chairside.scheduling.appointment.Appointment.State;
import org.chairside.scheduling.appointment.AppointmentCommand.*;
import org.chairside.scheduling.appointment.ArrivalCommand.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state. The compiler finds a missing cell; only a test finds a wrong one. */
class AppointmentTest {

    /** One hour into the slot: late enough for a no-show, early enough for a late arrival. */
    private static final Instant NOW = at(MONDAY_10.plusHours(1));

    private static final SessionId SESSION = SessionId.of("5e550000-0000-4000-8000-000000000001");

    private static final Arrival IN_TIME = new Arrival(true, true, List.of(), null);

    private static final DayOfCheck PASSED = new DayOfCheck.Passed(Instant.MAX);
    private static final DayOfCheck FAILED = new DayOfCheck.Failed();
    private static final DayOfCheck EXCLUDED = new DayOfCheck.Excluded(List.of("F1"));

    private static final List<State> STATES = List.of(State.values());

    /** What each command makes of each state, in the order of {@link State}; {@code -} is refused, {@code =} changes nothing. */
    private static final String TABLE = """
                       BOOKED     CONFIRMED  CHECKED_IN READY      IN_SESSION COMPLETED  NOT_TREATED CANCELLED NO_SHOW
            confirm    CONFIRMED  -          -          -          -          -          -           -         -
            cancel     CANCELLED  CANCELLED  -          -          -          -          -           -         -
            check-in   CHECKED_IN CHECKED_IN -          -          -          -          -           -         CHECKED_IN
            no-show    NO_SHOW    NO_SHOW    -          -          -          -          -           -         -
            not-treat  NOT_TREATED NOT_TREATED NOT_TREATED NOT_TREATED -      -          -           -         NOT_TREATED
            passed     =          =          READY      =          =          =          =           =         READY
            failed     =          =          =          CHECKED_IN =          =          =           =         CHECKED_IN
            excluded   NOT_TREATED NOT_TREATED NOT_TREATED NOT_TREATED -      -          -           -         NOT_TREATED
            at-risk    BOOKED     CONFIRMED  CHECKED_IN READY      =          =          =           =         =
            lift-risk  =          =          =          =          =          =          =           =         =
            give-way   CANCELLED  CANCELLED  NOT_TREATED NOT_TREATED -        -          -           -         -
            start      IN_SESSION IN_SESSION IN_SESSION IN_SESSION =          =          IN_SESSION  IN_SESSION IN_SESSION
            complete   -          -          -          -          COMPLETED  =          -           -         -
            """;

    private static final Map<String, BiFunction<Appointment, Instant, Decision<AppointmentEvent>>> COMMANDS =
            Map.ofEntries(
                    Map.entry("confirm", command(id -> new ConfirmAppointment(id, ConfirmationChannel.PHONE))),
                    Map.entry(
                            "cancel",
                            command(id -> new CancelAppointment(id, FRONT_DESK, CancellationReason.PATIENT_REQUEST))),
                    Map.entry("check-in", (visit, now) -> visit.decide(new CheckInPatient(visit.id()), IN_TIME, now)),
                    Map.entry("no-show", command(MarkNoShow::new)),
                    Map.entry("not-treat", command(id -> new RecordNonTreatment(id, List.of("FASTING")))),
                    Map.entry("passed", checked(PASSED)),
                    Map.entry("failed", checked(FAILED)),
                    Map.entry("excluded", checked(EXCLUDED)),
                    Map.entry("at-risk", command(id -> new WeighRisk(id, "MEDICATION_CHANGED"))),
                    Map.entry("lift-risk", command(id -> new WeighRisk(id, null))),
                    Map.entry("give-way", (visit, now) -> visit.decide(new GiveWay(visit.id()), null, now)),
                    Map.entry("start", (visit, _) -> visit.decide(new StartAppointment(visit.id(), SESSION, NOW))),
                    Map.entry("complete", command(id -> new CompleteAppointment(id, NOW))));

    @TestFactory
    Stream<DynamicTest> every_command_in_every_state() {
        return rows().flatMap(cells -> IntStream.range(0, STATES.size())
                .mapToObj(column -> DynamicTest.dynamicTest(
                        cells[0] + " when " + STATES.get(column),
                        () -> assertCell(cells[0], STATES.get(column), cells[1 + column]))));
    }

    private static Stream<String[]> rows() {
        return TABLE.lines().skip(1).map(line -> line.split("\\s+"));
    }

    @Test
    void the_table_covers_every_command_and_every_state() {
        assertThat(rows()).allSatisfy(cells -> assertThat(cells).hasSize(1 + STATES.size()));
        assertThat(rows()).extracting(cells -> cells[0]).containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
        assertThat(TABLE.lines().findFirst().orElseThrow().strip().split("\\s+"))
                .containsExactly(Arrays.stream(State.values()).map(State::name).toArray(String[]::new));
        assertThat(AppointmentCommand.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        ConfirmAppointment.class,
                        CancelAppointment.class,
                        MarkNoShow.class,
                        RecordNonTreatment.class,
                        WeighRisk.class,
                        CompleteAppointment.class);
        assertThat(ArrivalCommand.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(CheckInPatient.class, TakeDayOfCheck.class);
    }

    private static void assertCell(String command, State state, String expected) {
        var visit = visit(state);

        var decision = COMMANDS.get(command).apply(visit, NOW);

        switch (expected) {
            case "-" ->
                assertThat(decision).isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal().reason()).isEqualTo(AppointmentRefusal.STATE);
                    assertThat(refused.refusal().unmet().getFirst().detail()).contains(state.name());
                });
            case "=" -> assertThat(decision).isEqualTo(new Accepted<>(List.of()));
            default -> {
                var after = apply(visit, decision);
                assertThat(after.state()).isEqualTo(State.valueOf(expected));
                assertThat(after.version())
                        .isEqualTo(visit.version() + events(decision).size());
            }
        }
    }

    @Test
    void each_command_makes_the_fact_it_is_named_for() {
        var booked = visit(State.BOOKED);
        var id = booked.id();
        var conflictRule = new StaffId("conflict-rule");

        assertThat(COMMANDS.values())
                .flatExtracting(command -> events(command.apply(booked, NOW)))
                .containsExactlyInAnyOrder(
                        new AppointmentConfirmed(id, ConfirmationChannel.PHONE),
                        new AppointmentCancelled(id, FRONT_DESK, CancellationReason.PATIENT_REQUEST, -60, true),
                        new AppointmentCancelled(id, conflictRule, CancellationReason.CLINIC_REQUEST, -60, false),
                        new PatientCheckedIn(id, NOW, 60),
                        new AppointmentMarkedNoShow(id, NOW),
                        new PatientNotTreated(id, List.of("FASTING")),
                        new PatientNotTreated(id, List.of("F1")),
                        new AppointmentMarkedAtRisk(id, "MEDICATION_CHANGED"),
                        new AppointmentStarted(id, SESSION, NOW));
        assertThat(events(COMMANDS.get("lift-risk").apply(atRisk(booked, "MEDICATION_CHANGED"), NOW)))
                .containsExactly(new AppointmentRiskLifted(id));
        assertThat(events(COMMANDS.get("give-way").apply(inState(booked, State.READY), NOW)))
                .containsExactly(new PatientNotTreated(id, List.of("CHAIR_TAKEN")));
        assertThat(events(COMMANDS.get("not-treat").apply(inState(booked, State.CHECKED_IN), NOW)))
                .containsExactly(new PatientNotTreated(id, List.of("FASTING")));
        assertThat(events(COMMANDS.get("passed").apply(inState(booked, State.CHECKED_IN), NOW)))
                .containsExactly(new PatientBecameReady(id, NOW));
        assertThat(events(COMMANDS.get("failed").apply(inState(booked, State.READY), NOW)))
                .containsExactly(new PatientNoLongerReady(id, NOW));
        assertThat(events(COMMANDS.get("complete").apply(inState(booked, State.IN_SESSION), NOW)))
                .containsExactly(new AppointmentCompleted(id, NOW));
    }

    @Test
    void a_no_show_is_not_marked_before_the_late_grace_is_over() {
        var visit = visit(State.CONFIRMED);

        assertThat(refusalOf(COMMANDS.get("no-show")
                        .apply(visit, at(MONDAY_10.plusMinutes(15)).minusMillis(1))))
                .isEqualTo(AppointmentRefusal.LATE_GRACE_NOT_OVER);
        assertThat(events(COMMANDS.get("no-show").apply(visit, at(MONDAY_10.plusMinutes(15)))))
                .hasSize(1);
    }

    static Stream<DayOfCheck> checks() {
        return Stream.of(new DayOfCheck.Passed(NOW.minusSeconds(1)), FAILED, EXCLUDED);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void whom_the_nurse_has_seen_is_neither_a_no_show_nor_cancelled(DayOfCheck check) {
        assertThat(List.of(State.BOOKED, State.CONFIRMED)).allSatisfy(state -> {
            var visit = visit(state);
            assertThat(refusalOf(visit.decide(new MarkNoShow(visit.id()), check, POLICY, NOW)))
                    .isEqualTo(AppointmentRefusal.PATIENT_HAS_COME);
            assertThat(CancellationReason.values()).allSatisfy(reason -> assertThat(refusalOf(
                            visit.decide(new CancelAppointment(visit.id(), FRONT_DESK, reason), check, POLICY, NOW)))
                    .isEqualTo(AppointmentRefusal.PATIENT_HAS_COME));
        });
    }

    @ParameterizedTest
    @MethodSource("checks")
    void whom_the_nurse_has_seen_is_turned_away_and_not_cancelled_when_another_keeps_the_chair(DayOfCheck check) {
        var visit = visit(State.BOOKED);

        assertThat(events(visit.decide(new GiveWay(visit.id()), check, NOW)))
                .containsExactly(new PatientNotTreated(visit.id(), List.of("CHAIR_TAKEN")));
    }

    @Test
    void a_check_makes_ready_until_its_end_and_one_told_later_does_not() {
        var here = visit(State.CHECKED_IN);
        var ready = visit(State.READY);

        assertThat(events(checked(new DayOfCheck.Passed(NOW.plusMillis(1))).apply(here, NOW)))
                .containsExactly(new PatientBecameReady(here.id(), NOW));
        assertThat(events(checked(new DayOfCheck.Passed(NOW)).apply(here, NOW))).isEmpty();
        assertThat(events(checked(new DayOfCheck.Passed(NOW)).apply(ready, NOW)))
                .containsExactly(new PatientNoLongerReady(ready.id(), NOW));
    }

    @Test
    void whom_the_nurse_has_checked_was_no_no_show_whenever_it_is_told() {
        var missed = visit(State.NO_SHOW);
        var nextDay = at(MONDAY_10.toLocalDate().plusDays(1).atStartOfDay());
        var chairGone = new Arrival(false, true, List.of(), FAILED);
        var tooLate = new Arrival(true, false, List.of(), FAILED);

        assertThat(events(checked(FAILED).apply(missed, NOW)))
                .containsExactly(new PatientCheckedIn(missed.id(), NOW, 60));
        assertThat(events(checked(PASSED).apply(missed, NOW)))
                .containsExactly(new PatientCheckedIn(missed.id(), NOW, 60), new PatientBecameReady(missed.id(), NOW));
        assertThat(List.of(
                        missed.decide(new TakeDayOfCheck(missed.id(), FAILED), chairGone, NOW),
                        missed.decide(new TakeDayOfCheck(missed.id(), FAILED), tooLate, NOW),
                        checked(FAILED).apply(missed, nextDay)))
                .allSatisfy(decision -> assertThat(events(decision))
                        .containsExactly(new PatientNotTreated(missed.id(), List.of("LATE"))));
    }

    @Test
    void nobody_is_turned_away_before_the_day_of_the_visit() {
        var midnight = at(MONDAY_10.toLocalDate().atStartOfDay());

        assertThat(List.of(State.BOOKED, State.CONFIRMED, State.NO_SHOW)).allSatisfy(state -> {
            assertThat(refusalOf(COMMANDS.get("not-treat").apply(visit(state), midnight.minusSeconds(1))))
                    .isEqualTo(AppointmentRefusal.NOT_TODAY);
            assertThat(events(COMMANDS.get("not-treat").apply(visit(state), midnight)))
                    .hasSize(1);
        });
    }

    @Test
    void a_cancellation_is_late_within_the_sites_window() {
        assertThat(cancelledAt(at(MONDAY_10.minusHours(24)).minusSeconds(60))).isEqualTo(Map.entry(1441L, false));
        assertThat(cancelledAt(at(MONDAY_10.minusHours(24)))).isEqualTo(Map.entry(1440L, false));
        assertThat(cancelledAt(at(MONDAY_10.minusHours(24)).plusSeconds(1))).isEqualTo(Map.entry(1439L, true));
    }

    @ParameterizedTest
    @CsvSource({"PATIENT_REQUEST, true", "CLINIC_REQUEST, false", "ENTERED_IN_ERROR, false"})
    void only_a_patient_can_cancel_late(CancellationReason reason, boolean late) {
        var visit = visit(State.BOOKED);
        var decision = visit.decide(new CancelAppointment(visit.id(), FRONT_DESK, reason), null, POLICY, NOW);

        assertThat(((AppointmentCancelled) events(decision).getFirst()).late()).isEqualTo(late);
    }

    private static Map.Entry<Long, Boolean> cancelledAt(Instant now) {
        var event = (AppointmentCancelled)
                events(COMMANDS.get("cancel").apply(visit(State.BOOKED), now)).getFirst();
        return Map.entry(event.minutesNotice(), event.late());
    }

    @Test
    void a_patient_is_checked_in_only_on_the_day_as_the_site_counts_days() {
        var visit = visit(State.BOOKED);
        var midnight = at(MONDAY_10.toLocalDate().atStartOfDay());

        assertThat(refusalOf(COMMANDS.get("check-in").apply(visit, midnight.minusSeconds(1))))
                .isEqualTo(AppointmentRefusal.NOT_TODAY);
        assertThat(events(COMMANDS.get("check-in").apply(visit, midnight)))
                .containsExactly(new PatientCheckedIn(visit.id(), midnight, 0));
    }

    @Test
    void a_late_patient_whose_chair_is_gone_is_not_treated_and_not_a_no_show() {
        var missed = visit(State.NO_SHOW);

        var decision = missed.decide(new CheckInPatient(missed.id()), new Arrival(false, true, List.of(), null), NOW);

        assertThat(events(decision)).containsExactly(new PatientNotTreated(missed.id(), List.of("LATE")));
        assertThat(apply(missed, decision).state()).isEqualTo(State.NOT_TREATED);
    }

    /** Infusion and recovery take two minutes by the policy of these tests. */
    @ParameterizedTest
    @CsvSource({"11:58, true", "11:59, false"})
    void a_late_patient_must_be_gone_before_the_next_one_of_the_chair(LocalTime now, boolean accepted) {
        var visit = visit(State.CONFIRMED);
        var next = visit(State.BOOKED, Protocol.MOOD, MONDAY_10.plusHours(2));
        var diary = new Diary(true, true, List.of(visit, next), List.of(visit));

        assertThat(refusalOrNull(arriving(visit, diary, now)))
                .isEqualTo(accepted ? null : AppointmentRefusal.TOO_LATE_FOR_THE_CHAIR);
        assertThat(refusalOrNull(arriving(visit, patientDiary(visit), now))).isNull();
    }

    @Test
    void after_a_no_show_that_was_booked_again_for_tomorrow_the_patient_is_not_treated_today_too() {
        var missed = visit(State.NO_SHOW);
        var booked = visit(State.BOOKED);
        var tomorrow = visit(State.BOOKED, Protocol.MOOD, MONDAY_10.plusDays(1));
        var inTwoDays = visit(State.BOOKED, Protocol.MOOD, MONDAY_10.plusDays(2));

        assertThat(refusalOrNull(arriving(missed, patientDiary(tomorrow), LocalTime.of(11, 0))))
                .isEqualTo(AppointmentRefusal.INTERVAL_TOO_SHORT);
        assertThat(refusalOrNull(arriving(missed, patientDiary(inTwoDays), LocalTime.of(11, 0))))
                .isNull();
        assertThat(refusalOrNull(arriving(booked, patientDiary(tomorrow), LocalTime.of(11, 0))))
                .as("what was booked together was weighed when it was booked")
                .isNull();
    }

    private static Decision<AppointmentEvent> arriving(Appointment visit, Diary diary, LocalTime time) {
        var now = at(MONDAY_10.with(time));
        return visit.decide(new CheckInPatient(visit.id()), Arrival.of(visit, diary, POLICIES, null, now), now);
    }

    private static @Nullable RefusalReason refusalOrNull(Decision<AppointmentEvent> decision) {
        return decision instanceof Refused<AppointmentEvent>(var refusal) ? refusal.reason() : null;
    }

    @Test
    void a_patient_who_comes_after_the_slot_is_not_treated() {
        var visit = visit(State.BOOKED);

        assertThat(events(COMMANDS.get("check-in").apply(visit, visit.slot().end())))
                .containsExactly(new PatientNotTreated(visit.id(), List.of("LATE")));
    }

    @Test
    void a_day_of_check_that_was_quicker_than_the_front_desk_counts_at_check_in() {
        var visit = visit(State.BOOKED);
        var checkedIn = new PatientCheckedIn(visit.id(), NOW, 60);

        assertThat(events(checkedIn(visit, new DayOfCheck.Passed(NOW.plusSeconds(1)))))
                .containsExactly(checkedIn, new PatientBecameReady(visit.id(), NOW));
        assertThat(events(checkedIn(visit, new DayOfCheck.Passed(NOW)))).containsExactly(checkedIn);
        assertThat(events(checkedIn(visit, new DayOfCheck.Failed()))).containsExactly(checkedIn);
        assertThat(events(checkedIn(visit, new DayOfCheck.Excluded(List.of("F1")))))
                .containsExactly(checkedIn, new PatientNotTreated(visit.id(), List.of("F1")));
    }

    private static Decision<AppointmentEvent> checkedIn(Appointment visit, DayOfCheck check) {
        return visit.decide(new CheckInPatient(visit.id()), new Arrival(true, true, List.of(), check), NOW);
    }

    @Test
    void a_visit_is_marked_at_risk_once() {
        var visit = visit(State.BOOKED);
        var atRisk = apply(visit, COMMANDS.get("at-risk").apply(visit, NOW));

        assertThat(atRisk.atRisk()).isEqualTo("MEDICATION_CHANGED");
        assertThat(events(COMMANDS.get("at-risk").apply(atRisk, NOW))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MEDICATION_CHANGED, true",
        "CONSENT_WITHDRAWN, true",
        "SERIOUS_ADVERSE_EVENT, true",
        "CLINICAL_STOP, true",
        "CLEARANCE_REVOKED, true",
        "CLEARANCE_EXPIRED, true",
        "CLEARANCE_DECLINED, true",
        "SITE_SUSPENDED, false"
    })
    void a_clearance_that_holds_again_lifts_only_what_the_loss_of_one_has_raised(String trigger, boolean lifted) {
        var visit = atRisk(visit(State.CONFIRMED), trigger);

        var after = apply(visit, COMMANDS.get("lift-risk").apply(visit, NOW));

        assertThat(after.atRisk()).isEqualTo(lifted ? null : trigger);
        assertThat(after.state()).isEqualTo(State.CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                  CLINICAL_STOP,      CLINICAL_STOP",
                "CLINICAL_STOP,      CLINICAL_STOP,      CLINICAL_STOP",
                "CLINICAL_STOP,      INTERVAL_TOO_SHORT, INTERVAL_TOO_SHORT",
                "INTERVAL_TOO_SHORT, -,                  -",
                "SITE_SUSPENDED,     CLINICAL_STOP,      SITE_SUSPENDED",
                "SITE_SUSPENDED,     -,                  SITE_SUSPENDED"
            })
    void a_visit_bears_the_doubt_that_was_weighed_last(
            @Nullable String borne, @Nullable String weighed, @Nullable String after) {
        var visit = borne == null ? visit(State.CONFIRMED) : atRisk(visit(State.CONFIRMED), borne);

        var decision = visit.decide(new WeighRisk(visit.id(), weighed), null, POLICY, NOW);

        assertThat(apply(visit, decision).atRisk()).isEqualTo(after);
        assertThat(events(decision)).hasSize(Objects.equals(borne, after) ? 0 : 1);
    }

    private static Appointment atRisk(Appointment visit, String trigger) {
        return Appointment.evolve(visit, new AppointmentMarkedAtRisk(visit.id(), trigger));
    }

    private static BiFunction<Appointment, Instant, Decision<AppointmentEvent>> command(
            Function<AppointmentId, AppointmentCommand> make) {
        return (visit, now) -> visit.decide(make.apply(visit.id()), null, POLICY, now);
    }

    private static BiFunction<Appointment, Instant, Decision<AppointmentEvent>> checked(DayOfCheck check) {
        var arrival = new Arrival(true, true, List.of(), check);
        return (visit, now) -> visit.decide(new TakeDayOfCheck(visit.id(), check), arrival, now);
    }

    private static List<AppointmentEvent> events(Decision<AppointmentEvent> decision) {
        return decision instanceof Accepted(var events) ? events : List.of();
    }

    private static Object refusalOf(Decision<AppointmentEvent> decision) {
        return ((Refused<AppointmentEvent>) decision).refusal().reason();
    }

    private static Appointment apply(Appointment visit, Decision<AppointmentEvent> decision) {
        var after = visit;
        for (var event : events(decision)) {
            after = Appointment.evolve(after, event);
        }
        return after;
    }

    private static Appointment inState(Appointment visit, State state) {
        return new Appointment(
                visit.id(),
                visit.version(),
                state,
                visit.patient(),
                visit.site(),
                visit.chair(),
                visit.protocol(),
                visit.slot(),
                visit.seriesNumber(),
                visit.atRisk(),
                visit.startedAt());
    }
}
