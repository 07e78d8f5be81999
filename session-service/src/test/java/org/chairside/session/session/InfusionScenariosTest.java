package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.agitation;
import static org.chairside.session.Readings.alertness;
import static org.chairside.session.Readings.breaths;
import static org.chairside.session.Readings.heartRate;
import static org.chairside.session.Readings.oxygen;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.Readings.suffering;
import static org.chairside.session.session.SessionFixtures.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.session.*;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.Session.State;
import org.chairside.session.session.SessionCommand.*;
import org.chairside.session.startgate.DoseSignOff;
import org.chairside.session.startgate.EscortWhereabouts;
import org.chairside.test.Policies;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens while the pump runs, told as the cases the clinic fears. */
class InfusionScenariosTest {

    /** Scenario 5. */
    @Test
    void a_blood_pressure_spike_pauses_only_when_confirmed_and_resumes_only_when_settled() {
        var visit = infusing().chart(10, CALM).chart(20, CALM);

        visit.chart(22, pressure(168, 102));
        assertThat(alarms(visit)).containsExactly("ADVISORY V5");
        visit.chart(27, pressure(184, 112));
        assertThat(alarms(visit)).containsExactly("ADVISORY V5");
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);
        visit.chart(32, pressure(186, 111));
        assertThat(alarms(visit)).containsExactly("PAUSE V6");
        assertThat(visit.last).contains(new InfusionPaused(visit.session.id(), StopParty.CLINICAL, "V6", minute(32)));
        assertThat(visit.session.state()).isEqualTo(State.PAUSED);

        visit.chart(42, pressure(158, 96));
        assertThat(codes(visit.ask(42, resume(visit)))).containsExactly("not-within-resume-limits");
        visit.chart(47, pressure(154, 94));
        visit.carryOut(47, resume(visit));
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);
        assertThat(visit.session.infusion().stoodAt(minute(50))).isEqualTo(Duration.ofMinutes(15));

        assertThat(codes(visit.ask(54, new CompleteInfusion(visit.session.id(), null))))
                .containsExactly("dose-not-complete");
        visit.carryOut(55, new CompleteInfusion(visit.session.id(), null));
        assertThat(given(visit)).isEqualTo(40_000);
        assertThat(completed(visit).minutes()).isEqualTo(40);
    }

    /** Scenario 6, as far as readings are charted: one set over 200 stops at once. */
    @Test
    void one_set_at_the_stop_limit_ends_the_infusion_in_the_same_decision() {
        var visit = infusing().chart(10, CALM).chart(20, pressure(202, 121));

        assertThat(alarms(visit)).containsExactly("STOP V7");
        assertThat(visit.last).contains(new InfusionStopped(visit.session.id(), StopParty.CLINICAL, "V7", minute(20)));
        assertThat(completed(visit).outcome()).isEqualTo(SessionOutcome.STOPPED_EARLY);
        assertThat(given(visit)).isEqualTo(20_000);
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
    }

    /** Scenario 6 from the pause of scenario 5: the time the pump stood gives nothing. */
    @Test
    void what_was_given_counts_the_minutes_the_pump_ran() {
        var visit = infusing();
        visit.carryOut(10, new PauseInfusion(visit.session.id(), StopParty.PATIENT, null));
        visit.chart(15, CALM).chart(20, CALM);
        visit.carryOut(20, resume(visit));
        visit.chart(25, pressure(202, 121));

        assertThat(given(visit)).isEqualTo(15_000);
        assertThat(completed(visit).minutes()).isEqualTo(15);
    }

    /** Rule K1: a minute that did not run gave nothing; what is left in the syringe is wasted before a witness. */
    @Test
    void a_completion_within_the_last_minute_enters_what_ran() {
        var visit = infusing();
        var complete = new CompleteInfusion(visit.session.id(), null);
        var almost = minute(39).plusMillis(1);
        assertThat(codes(visit.session.decide(complete, ROC, minute(39)))).containsExactly("dose-not-complete");

        visit.must(visit.session.decide(complete, ROC, almost), almost);

        assertThat(given(visit)).isEqualTo(39_000);
        assertThat(completed(visit).outcome()).isEqualTo(SessionOutcome.COMPLETED);
        assertThat(completed(visit).minutes()).isEqualTo(39);
    }

    @Test
    void a_pump_that_is_through_adds_no_minutes_while_it_waits_for_the_nurse() {
        var visit = infusing();
        visit.carryOut(58, new CompleteInfusion(visit.session.id(), null));

        assertThat(given(visit)).isEqualTo(40_000);
        assertThat(completed(visit).minutes()).isEqualTo(40);
    }

    /** Rule K1: the line was blocked for two minutes before anybody saw it; the clock would say twenty. */
    @Test
    void what_the_pump_shows_is_what_was_given() {
        var stopped = infusing();
        stopped.carryOut(20, new StopInfusion(stopped.session.id(), StopParty.EQUIPMENT, 18_000L, null));
        assertThat(given(stopped)).isEqualTo(18_000);

        var completed = infusing();
        completed.carryOut(40, new CompleteInfusion(completed.session.id(), 38_500L));
        assertThat(given(completed)).isEqualTo(38_500);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "40000, true", "40001, false"})
    void no_pump_has_given_more_than_was_drawn(long read, boolean accepted) {
        var visit = infusing();

        assertThat(visit.ask(40, new CompleteInfusion(visit.session.id(), read)) instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    /** Stop is one step: 400 for 40.0 keeps no pump running, and the account is looked at. */
    @ParameterizedTest
    @CsvSource({"0, 0, false", "40000, 40000, false", "40001, 12000, true", "400000000, 12000, true", "-1, 12000, true"
    })
    void an_impossible_figure_stops_the_pump_and_is_reckoned_by_the_clock(long read, long given, boolean doubted) {
        for (var visit : List.of(infusing(), paused().chart(11, CALM))) {
            var byTheClock = visit.session.state() == State.PAUSED ? 10_000 : 12_000;

            visit.carryOut(12, new StopInfusion(visit.session.id(), StopParty.PATIENT, read, null));

            assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
            assertThat(given(visit)).isEqualTo(doubted ? byTheClock : given);
            assertThat(alarms(visit)).isEqualTo(doubted ? List.of("ADVISORY K1") : List.of());
        }
    }

    @Test
    void a_stop_reading_while_paused_ends_the_infusion() {
        var visit = paused().chart(12, pressure(202, 121));

        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        assertThat(given(visit)).isEqualTo(10_000);
    }

    /** Scenario 7: nothing but the session is needed, neither broker nor reason. */
    @Test
    void a_patient_stops_in_one_step_while_an_alarm_is_open() {
        var visit = infusing().chart(11, pressure(168, 102));
        visit.carryOut(12, new StopInfusion(visit.session.id(), StopParty.PATIENT, null, null));

        assertThat(visit.last).hasSize(2);
        assertThat(visit.last.getFirst())
                .isEqualTo(new InfusionStopped(visit.session.id(), StopParty.PATIENT, "patient-request", minute(12)));
        assertThat(given(visit)).isEqualTo(12_000);
        assertThat(visit.ask(12, new StopInfusion(visit.session.id(), StopParty.PATIENT, null, null)))
                .isInstanceOf(Decision.Refused.class);
    }

    /** Scenario 10. */
    @Test
    void missed_vitals_remind_then_escalate_then_hold_the_patient_until_two_sets_are_in_range() {
        var visit = infusing().chart(20, CALM);
        assertThat(watch(visit, 31)).isEmpty();
        assertThat(watch(visit, 32)).containsExactly("ADVISORY V4");
        assertThat(watch(visit, 33)).isEmpty();
        assertThat(watch(visit, 35)).containsExactly("ADVISORY V4-ESCALATED");
        assertThat(watch(visit, 36)).isEmpty();
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);

        visit.carryOut(40, new CompleteInfusion(visit.session.id(), null));
        visit.carryOut(70, new RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));
        assertThat(codes(discharge(visit, 70))).contains("vitals-not-steady", "vitals-missed");
        visit.chart(71, CALM);
        assertThat(codes(discharge(visit, 71))).containsExactly("vitals-not-steady", "escort-not-verified");
        visit.chart(86, CALM);
        assertThat(visit.session.state()).isEqualTo(State.READY_FOR_DISCHARGE);
        visit.verifyEscort(86);
        assertThat(discharge(visit, 86)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_new_set_starts_the_reminders_anew() {
        var visit = infusing();
        assertThat(watch(visit, 12)).containsExactly("ADVISORY V4");
        visit.chart(13, CALM);
        assertThat(watch(visit, 24)).isEmpty();
        assertThat(watch(visit, 25)).containsExactly("ADVISORY V4");
    }

    @Test
    void a_late_set_asks_a_person_to_look_and_never_moves_the_pump() {
        var visit = infusing().chart(10, CALM);

        visit.carryOut(11, vitals(visit, 5, pressure(210, 125)));

        assertThat(alarms(visit)).containsExactly("ADVISORY V7");
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);
    }

    @Test
    void a_monitor_whose_clock_is_fast_does_not_hush_the_nurse() {
        var visit = infusing();
        visit.carryOut(10, vitals(visit, 11, CALM));

        visit.carryOut(10, vitals(visit, 10, pressure(210, 125)));

        assertThat(alarms(visit)).containsExactly("STOP V7");
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
    }

    /** Rules V7 and V12: a monitor sees no seizure and no agitation, and so takes neither back. */
    @ParameterizedTest
    @MethodSource("what_only_a_person_sees")
    void newer_sets_of_a_monitor_do_not_hush_what_only_a_person_sees(Vitals seen, String alarm) {
        var visit = infusing().chart(11, CALM).chart(12, CALM);

        visit.carryOut(13, vitals(visit, 10, seen));

        assertThat(alarms(visit)).containsExactly("STOP " + alarm);
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
    }

    @ParameterizedTest
    @MethodSource("what_only_a_person_sees")
    void a_newer_set_that_looked_again_overtakes_what_only_a_person_sees(Vitals seen, String alarm) {
        var lookedAgain = new Vitals(122, 78, 70, 14, 98, 5, List.of(), 0);
        var visit = infusing().chart(11, lookedAgain).chart(12, CALM);

        visit.carryOut(13, vitals(visit, 10, seen));

        assertThat(alarms(visit)).containsExactly("ADVISORY " + alarm);
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);
    }

    @ParameterizedTest
    @MethodSource("what_only_a_person_sees")
    void what_only_a_person_sees_speaks_of_now_as_long_as_any_set(Vitals seen, String alarm) {
        var fresh = infusing().chart(11, CALM);
        chart(fresh, 600, 1200, seen);
        assertThat(alarms(fresh)).containsExactly("STOP " + alarm);

        var old = infusing().chart(11, CALM);
        chart(old, 600, 1201, seen);
        assertThat(alarms(old)).containsExactly("ADVISORY " + alarm);
    }

    static Stream<Arguments> what_only_a_person_sees() {
        return Stream.of(
                Arguments.of(suffering(RedFlag.SEIZURE), "V7"),
                Arguments.of(agitation(4), "V12"),
                Arguments.of(new Vitals(205, 78, 70, 14, 98, 5, List.of(RedFlag.CHEST_PAIN), null), "V7"));
    }

    /** Rules V6 and V8, 5.7: two readings five minutes apart pause, whichever of them is written down first. */
    @ParameterizedTest
    @MethodSource
    void a_set_that_comes_late_confirms_the_newer_one(Vitals set, List<String> raised) {
        var visit = infusing().chart(32, set);
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);

        visit.carryOut(33, vitals(visit, 28, set));
        assertThat(visit.session.state()).as("four minutes apart").isEqualTo(State.INFUSING);
        visit.carryOut(33, vitals(visit, 27, set));

        assertThat(alarms(visit)).isEqualTo(raised);
        assertThat(visit.session.state()).isEqualTo(State.PAUSED);
        assertThat(visit.last)
                .contains(new AlarmRaised(
                        visit.session.id(), AlarmTier.PAUSE, raised.getLast().substring(6), minute(32)));
    }

    static Stream<Arguments> a_set_that_comes_late_confirms_the_newer_one() {
        return Stream.of(
                Arguments.of(pressure(186, 111), List.of("ADVISORY V5", "PAUSE V6")),
                Arguments.of(heartRate(145), List.of("PAUSE V8")));
    }

    @Test
    void what_a_late_set_confirms_of_the_past_asks_a_person_to_look_once() {
        var visit = infusing().chart(32, heartRate(145)).chart(36, CALM);

        visit.carryOut(37, vitals(visit, 27, heartRate(145)));
        assertThat(alarms(visit)).containsExactly("ADVISORY V8");
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);

        visit.carryOut(37, vitals(visit, 26, heartRate(145)));
        assertThat(alarms(visit)).isEmpty();
    }

    @Test
    void a_late_set_that_changes_nothing_of_the_newer_ones_raises_nothing() {
        var visit = infusing().chart(27, pressure(184, 112)).chart(32, pressure(186, 111));
        assertThat(visit.session.state()).isEqualTo(State.PAUSED);

        visit.carryOut(33, vitals(visit, 20, CALM));

        assertThat(alarms(visit)).isEmpty();
    }

    @Test
    void a_set_older_than_a_cadence_is_late_too() {
        var visit = infusing();

        visit.carryOut(16, vitals(visit, 5, pressure(210, 125)));

        assertThat(alarms(visit)).containsExactly("ADVISORY V7");
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);
    }

    /** However often a site wants to look, what comes some minutes later still speaks of now. */
    @Test
    void a_short_cadence_hushes_no_alarm() {
        var visit = infusing();
        var often = Policies.with("ROC", Map.of(PolicyKey.V4_CADENCE_INFUSING_MINUTES, "5"));

        var decision = visit.session.decide(vitals(visit, 4, pressure(202, 121)), often, minute(10));

        assertThat(((Decision.Accepted<SessionEvent>) decision).events())
                .contains(new InfusionStopped(visit.session.id(), StopParty.CLINICAL, "V7", minute(10)));
    }

    /** Rule V7 acts on one reading, whatever the pump did between the reading and its being written down. */
    @Test
    void a_stop_reading_from_before_the_pump_resumed_stops_it() {
        var visit = resumedAtMinute18();

        chart(visit, 18 * 60 - 30, 18 * 60 + 30, pressure(205, 122));

        assertThat(alarms(visit)).containsExactly("STOP V7");
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
    }

    @Test
    void a_pause_reading_from_before_the_pump_resumed_does_not_pause_it_again() {
        var visit = resumedAtMinute18();

        chart(visit, 18 * 60 - 30, 18 * 60 + 30, pressure(89, 60));

        assertThat(alarms(visit)).containsExactly("ADVISORY V9");
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);
        chart(visit, 18 * 60, 18 * 60 + 40, pressure(89, 60));
        assertThat(visit.session.state()).isEqualTo(State.PAUSED);
    }

    /** A recheck is written to the minute, and the pump was paused within that minute. */
    @Test
    void a_stop_reading_of_the_minute_of_the_pause_ends_the_infusion() {
        var visit = infusing();
        visit.must(
                visit.session.decide(
                        new PauseInfusion(visit.session.id(), StopParty.CLINICAL, null),
                        ROC,
                        START.plusSeconds(10 * 60 + 15)),
                START.plusSeconds(10 * 60 + 15));

        chart(visit, 10 * 60, 10 * 60 + 50, pressure(205, 122));

        assertThat(alarms(visit)).containsExactly("STOP V7");
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
    }

    @Test
    void a_stop_reading_from_seconds_before_the_start_ends_the_infusion() {
        for (var asks : List.of(pressure(205, 122), breaths(9), alertness(1), oxygen(89))) {
            var visit = infusing();
            chart(visit, -10, 15, asks);

            assertThat(visit.last).last().isInstanceOf(SessionCompleted.class);
            assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        }
    }

    @Test
    void a_stop_reading_from_before_the_start_acts_for_as_long_as_it_speaks_of_now() {
        var fresh = infusing();
        chart(fresh, -60, 9 * 60, pressure(205, 122));
        assertThat(alarms(fresh)).containsExactly("STOP V7");

        var old = infusing();
        chart(old, -60, 9 * 60 + 1, pressure(205, 122));
        assertThat(alarms(old)).containsExactly("ADVISORY V7");
        assertThat(old.session.state()).isEqualTo(State.INFUSING);
    }

    @Test
    void a_high_set_from_before_the_start_is_no_measure_of_a_rise() {
        var visit = infusing();
        chart(visit, -60, 9 * 60 + 1, pressure(205, 122));

        visit.chart(10, pressure(147, 78));

        assertThat(alarms(visit)).containsExactly("ADVISORY V5");
    }

    /** Rule V5: a monitor that is ninety seconds fast charted the only set before the start. */
    @Test
    void a_rise_is_measured_by_the_set_that_the_gate_saw() {
        for (var taken : List.of(-60, 0, 90)) {
            var visit = prepared();
            chart(visit, taken, -20, pressure(100, 60));
            visit.must(
                    visit.session.decide(new StartInfusion(visit.session.id(), KNOWN, 40, NURSE, false), OPEN, START),
                    START);
            visit.chart(10, pressure(119, 71));
            assertThat(alarms(visit)).isEmpty();

            visit.chart(20, pressure(120, 71));

            assertThat(alarms(visit)).as("dated %s", taken).containsExactly("ADVISORY V5");
        }
    }

    /** Rule V13: five minutes are five minutes, though a monitor is nearly two minutes fast. */
    @Test
    void a_clock_that_is_fast_shortens_no_wait() {
        var visit = paused();
        chart(visit, 600, 600, CALM);
        chart(visit, 900, 790, CALM);

        assertThat(codes(visit.session.decide(
                        resume(visit), List.of(), ROC, minute(15).minusMillis(1))))
                .containsExactly("not-within-resume-limits");
        assertThat(visit.ask(15, resume(visit))).isInstanceOf(Decision.Accepted.class);
    }

    /** To resume is to decide anew to give drug: what fell meanwhile is named beside the limits. */
    @Test
    void a_pump_that_stands_does_not_run_on_when_what_the_start_relied_on_fell() {
        var withdrawn = new UnmetRule("C2", "consent-withdrawn", "The consent was withdrawn.");
        var settled = paused().chart(11, CALM).chart(16, CALM);
        assertThat(settled.session.decide(resume(settled), List.of(withdrawn), ROC, minute(16)))
                .isEqualTo(Decision.refused(SessionRefusal.RESUME_LIMITS, List.of(withdrawn)));

        var unsettled = paused();
        assertThat(codes(unsettled.session.decide(resume(unsettled), List.of(withdrawn), ROC, minute(16))))
                .containsExactly("consent-withdrawn", "not-within-resume-limits");
    }

    /** Rule D2: the pump was empty before it was paused; nothing was stopped early. */
    @Test
    void a_dose_that_is_through_is_completed_though_the_pump_stands() {
        var visit = infusing().chart(39, CALM);
        visit.carryOut(41, new PauseInfusion(visit.session.id(), StopParty.CLINICAL, null));

        visit.carryOut(45, new CompleteInfusion(visit.session.id(), null));

        assertThat(visit.last).hasSize(1);
        assertThat(completed(visit).outcome()).isEqualTo(SessionOutcome.COMPLETED);
        assertThat(given(visit)).isEqualTo(40_000);
    }

    @Test
    void a_dose_that_is_not_through_is_not_completed_while_the_pump_stands() {
        var visit = infusing().chart(38, CALM);
        visit.carryOut(39, new PauseInfusion(visit.session.id(), StopParty.PATIENT, null));

        assertThat(codes(visit.ask(60, new CompleteInfusion(visit.session.id(), null))))
                .containsExactly("dose-not-complete");
    }

    @Test
    void the_clock_ends_a_pause_after_the_dose_as_completed() {
        var visit = infusing().chart(39, CALM);
        visit.carryOut(40, new PauseInfusion(visit.session.id(), StopParty.CLINICAL, null));
        visit.chart(49, CALM).chart(58, CALM).chart(67, CALM);
        assertThat(watch(visit, 70)).isEmpty();

        assertThat(watch(visit, 71)).containsExactly("ADVISORY PAUSE");

        assertThat(completed(visit).outcome()).isEqualTo(SessionOutcome.COMPLETED);
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
    }

    @Test
    void an_infusion_that_stood_too_long_is_not_resumed() {
        var visit = paused().chart(35, CALM).chart(40, CALM);

        assertThat(codes(visit.ask(41, resume(visit)))).containsExactly("paused-too-long");
        assertThat(visit.ask(40, resume(visit))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_pump_that_stood_too_long_is_ended_by_the_clock_and_not_a_minute_sooner() {
        var visit = paused().chart(15, CALM).chart(25, CALM).chart(35, CALM);
        assertThat(watch(visit, 40)).isEmpty();
        assertThat(visit.session.state()).isEqualTo(State.PAUSED);

        assertThat(watch(visit, 41)).containsExactly("STOP PAUSE");
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        assertThat(given(visit)).isEqualTo(10_000);
    }

    /** A clearance falls by a clinical stop alone: neither the patient's pause nor the pump's is one. */
    @Test
    void the_clock_ends_a_pause_in_the_name_of_who_paused() {
        for (var by : StopParty.values()) {
            var visit = infusing();
            visit.carryOut(10, new PauseInfusion(visit.session.id(), by, null));
            visit.chart(15, CALM).chart(25, CALM).chart(35, CALM);
            watch(visit, 41);

            assertThat(visit.last).contains(new InfusionStopped(visit.session.id(), by, "PAUSE", minute(41)));
        }
    }

    @Test
    void a_pause_alarm_makes_a_pause_a_clinical_one() {
        var visit = infusing();
        visit.carryOut(10, new PauseInfusion(visit.session.id(), StopParty.PATIENT, null));
        visit.chart(15, pressure(85, 50)).chart(25, CALM).chart(35, CALM);
        watch(visit, 41);

        assertThat(visit.last)
                .contains(new InfusionStopped(visit.session.id(), StopParty.CLINICAL, "PAUSE", minute(41)));
    }

    @Test
    void the_last_pause_says_who_paused() {
        var visit = paused().chart(15, CALM).chart(20, CALM);
        visit.carryOut(20, resume(visit));
        visit.carryOut(21, new PauseInfusion(visit.session.id(), StopParty.EQUIPMENT, null));
        visit.chart(30, CALM).chart(40, CALM);
        watch(visit, 42);

        assertThat(visit.last)
                .contains(new InfusionStopped(visit.session.id(), StopParty.EQUIPMENT, "PAUSE", minute(42)));
    }

    /** Rule D2: a minute after the planned time somebody is asked to look, once; the minutes that the pump stood do not count. */
    @Test
    void an_infusion_that_nobody_ended_is_called_out_once() {
        var visit = infusing();
        visit.carryOut(10, new PauseInfusion(visit.session.id(), StopParty.PATIENT, null));
        visit.chart(15, CALM).chart(20, CALM);
        visit.carryOut(20, resume(visit));
        visit.chart(30, CALM).chart(40, CALM).chart(50, CALM);

        assertThat(watch(visit, 50)).isEmpty();
        assertThat(watch(visit, 51)).containsExactly("ADVISORY D2");
        assertThat(watch(visit, 52)).isEmpty();
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);
    }

    @Test
    void all_pauses_of_an_infusion_count_together() {
        var visit = paused().chart(15, CALM).chart(20, CALM).chart(30, CALM);
        visit.carryOut(30, resume(visit));
        visit.carryOut(31, new PauseInfusion(visit.session.id(), StopParty.PATIENT, null));
        visit.chart(36, CALM);

        assertThat(watch(visit, 41)).isEmpty();
        assertThat(watch(visit, 42)).containsExactly("STOP PAUSE");
    }

    /** Rule V5: an advisory is looked at again after five minutes, not after ten. */
    @Test
    void a_set_that_asks_for_a_recheck_is_due_sooner() {
        var visit = infusing().chart(10, pressure(165, 90));
        assertThat(watch(visit, 16)).isEmpty();
        assertThat(watch(visit, 17)).containsExactly("ADVISORY V4");

        visit.chart(18, CALM);
        assertThat(watch(visit, 29)).isEmpty();
        assertThat(watch(visit, 30)).containsExactly("ADVISORY V4");
    }

    /** Scenario 5, its end: the rescue dose adds an hour. */
    @Test
    void a_rescue_dose_sends_a_patient_who_was_ready_back_and_lets_nobody_go_early() {
        var visit = ready().verifyEscort(73);
        visit.carryOut(73, rescue(visit, RescueKind.ANTIHYPERTENSIVE, 73));
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        assertThat(alarms(visit)).containsExactly("ADVISORY R2");
        visit.chart(87, CALM).chart(102, CALM).chart(117, CALM);

        assertThat(codes(discharge(visit, 118)))
                .containsExactly("too-soon-after-rescue", "score-outdated", "escort-not-verified");
        visit.carryOut(118, new RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));
        assertThat(codes(discharge(visit, 132))).containsExactly("too-soon-after-rescue", "escort-not-verified");
        assertThat(codes(discharge(visit, 133)))
                .as("an hour ago somebody stood at the door; who stands there now is looked at anew (rule E2)")
                .containsExactly("escort-not-verified");
        visit.verifyEscort(133);
        assertThat(discharge(visit, 133)).isInstanceOf(Decision.Accepted.class);
    }

    /** Rule E1: the patient keeps the escort whom the start needed. */
    @ParameterizedTest
    @CsvSource({
        "IN_ROOM, false, true",
        "IN_ROOM, true, true",
        "ON_SITE, false, false",
        "ON_SITE, true, true",
        "NOT_IN_TREATMENT_AREA, false, false",
        "NOT_IN_TREATMENT_AREA, true, true",
        "PICKUP, true, false"
    })
    void an_escort_who_is_missed_during_the_infusion_is_an_advisory(String presence, boolean fromSite, boolean alarm) {
        var policy = Policies.with("ROC", Map.of(PolicyKey.E1_ESCORT_PRESENCE, presence));
        for (var visit : List.of(infusing(), paused())) {
            visit.carryOut(10, new RecordEscortArrival(visit.session.id(), ESCORT, true));
            var leaves = new RecordEscortDeparture(visit.session.id(), fromSite);

            visit.must(visit.session.decide(leaves, policy, minute(11)), minute(11));

            assertThat(alarms(visit)).isEqualTo(alarm ? List.of("ADVISORY E1") : List.of());
            assertThat(visit.session.escort()).isEqualTo(fromSite ? null : new EscortWhereabouts(ESCORT, false));
        }
    }

    /** Rules E1 and E2: whoever comes while the pump runs is measured as at the start. */
    @ParameterizedTest
    @CsvSource({
        "IN_ROOM, true, true, ",
        "IN_ROOM, false, true, E1",
        "IN_ROOM, true, false, E2",
        "IN_ROOM, false, false, E2 E1",
        "ON_SITE, false, true, ",
        "NOT_IN_TREATMENT_AREA, false, true, ",
        "NOT_IN_TREATMENT_AREA, true, true, E1",
        "PICKUP, false, true, ",
        "PICKUP, false, false, E2"
    })
    void an_escort_who_comes_during_the_infusion_and_would_close_the_gate_is_an_advisory(
            String presence, boolean inRoom, boolean named, @Nullable String rules) {
        var policy = Policies.with("ROC", Map.of(PolicyKey.E1_ESCORT_PRESENCE, presence));
        var expected = rules == null
                ? List.<String>of()
                : Stream.of(rules.split(" ")).map("ADVISORY "::concat).toList();
        for (var visit : List.of(infusing(), paused())) {
            var comes = new RecordEscortArrival(visit.session.id(), ESCORT, inRoom);

            visit.must(
                    visit.session.decide(comes, named ? new NamedEscort(ESCORT, true) : null, policy, minute(11)),
                    minute(11));

            assertThat(alarms(visit)).isEqualTo(expected);
            assertThat(visit.session.escort()).isEqualTo(new EscortWhereabouts(ESCORT, inRoom));
        }
    }

    /** Rule E1 at a site where the escort stays in the building: who drove off is not there. */
    @Test
    void an_escort_who_left_the_site_before_the_start_is_no_longer_here() {
        var visit = planned();
        visit.carryOut(-10, new RecordEscortArrival(visit.session.id(), ESCORT, false));
        visit.carryOut(-9, new RecordEscortDeparture(visit.session.id(), true));

        assertThat(alarms(visit)).isEmpty();
        assertThat(visit.session.escort()).isNull();
        assertThat(visit.ask(-8, new RecordEscortDeparture(visit.session.id(), true)))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void what_helps_against_nausea_keeps_nobody_longer_than_a_new_score_takes() {
        var visit = ready();
        visit.carryOut(73, rescue(visit, RescueKind.ANTIEMETIC, 73));
        assertThat(alarms(visit)).containsExactly("ADVISORY R5");
        assertThat(visit.session.rescues()).hasSize(1);

        visit.carryOut(74, new RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));

        assertThat(visit.session.state()).isEqualTo(State.READY_FOR_DISCHARGE);
    }

    @Test
    void a_medication_is_given_between_arrival_and_now() {
        var visit = infusing();
        assertThat(visit.ask(5, rescue(visit, RescueKind.OTHER, -20))).isInstanceOf(Decision.Accepted.class);
        assertThat(codes(visit.ask(5, rescue(visit, RescueKind.OTHER, -21)))).containsExactly("given-time");
        assertThat(codes(visit.ask(5, rescue(visit, RescueKind.OTHER, 8)))).containsExactly("given-time");
    }

    /** Rule D1: no high dose is drawn on one signature, and the second is another person's. */
    @Test
    void a_high_dose_is_signed_by_a_second_prescriber_before_it_is_drawn() {
        var visit = planned();
        assertThat(codes(prepare(visit, 1001, 80_000, 1500, null))).containsExactly("second-sign-off-missing");
        assertThat(codes(signOff(visit, PRESCRIBER, "NY", 1200, 1500))).containsExactly("second-sign-off-same-person");
        assertThat(codes(signOff(visit, SECOND_PRESCRIBER, "AZ", 1200, 1500))).containsExactly("state-not-licensed");
        assertThat(codes(signOff(visit, SECOND_PRESCRIBER, "NY", 1501, 1500))).containsExactly("dose-cap");
        assertThat(codes(signOff(visit, SECOND_PRESCRIBER, "NY", 2001, 3000))).containsExactly("dose-cap");
        assertThat(codes(signOff(visit, SECOND_PRESCRIBER, "NY", 1200, null)))
                .containsExactly("second-sign-off-same-person");

        visit.must(signOff(visit, SECOND_PRESCRIBER, "NY", 1200, 1500), minute(-6));

        assertThat(visit.session.signOff()).isEqualTo(new DoseSignOff(SECOND_PRESCRIBER, 1200, minute(-6)));
        assertThat(codes(prepare(visit, 1201, 80_000, 1500, null))).containsExactly("second-sign-off-missing");
        assertThat(prepare(visit, 1200, 80_000, 1500, null)).isInstanceOf(Decision.Accepted.class);
    }

    /** What paused the infusion by rule V9 still stands at 89, and no longer at 90. */
    @Test
    void a_low_pressure_does_not_resume() {
        var low = paused().chart(12, pressure(90, 60)).chart(17, pressure(89, 60));
        assertThat(codes(low.ask(17, resume(low)))).containsExactly("not-within-resume-limits");

        var enough = paused().chart(12, pressure(90, 60)).chart(17, pressure(90, 60));
        assertThat(enough.ask(17, resume(enough))).isInstanceOf(Decision.Accepted.class);
    }

    /** Rule V12: at 2 the infusion would be warned about again at once. */
    @Test
    void a_patient_in_distress_does_not_resume() {
        var agitated = paused().chart(12, CALM).chart(17, agitation(2));
        assertThat(codes(agitated.ask(17, resume(agitated)))).containsExactly("not-within-resume-limits");

        var calm = paused().chart(12, CALM).chart(17, agitation(1));
        assertThat(calm.ask(17, resume(calm))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void nobody_resumes_on_sets_that_have_been_overtaken_by_time() {
        var visit = paused().chart(11, CALM).chart(16, CALM);

        assertThat(visit.ask(28, resume(visit))).isInstanceOf(Decision.Accepted.class);
        assertThat(codes(visit.ask(29, resume(visit)))).containsExactly("vitals-missed");
    }

    @Test
    void two_settled_sets_must_both_be_taken_after_the_pause() {
        var visit = infusing().chart(5, CALM).chart(9, CALM);
        visit.carryOut(10, new PauseInfusion(visit.session.id(), StopParty.EQUIPMENT, null));
        visit.chart(11, CALM);

        assertThat(codes(visit.ask(14, resume(visit)))).containsExactly("not-within-resume-limits");
    }

    @Test
    void a_rule_that_falls_warns_and_leaves_the_pump_to_people() {
        var visit = infusing();
        visit.carryOut(5, new WarnOfFallenRule(visit.session.id(), "C2"));

        assertThat(alarms(visit)).containsExactly("ADVISORY C2");
        assertThat(visit.session.state()).isEqualTo(State.INFUSING);
    }

    @Test
    void a_monitor_fills_half_of_the_chart_and_the_nurse_the_rest() {
        for (var visit : List.of(prepared(), infusing())) {
            fill(visit, 1_000, VitalsSource.MONITOR);
            assertThat(codes(visit.ask(0, set(visit, VitalsSource.MONITOR, CALM))))
                    .containsExactly("chart-full");

            fill(visit, 2_000, VitalsSource.MANUAL);

            assertThat(codes(visit.ask(0, set(visit, VitalsSource.MANUAL, CALM))))
                    .containsExactly("chart-full");
        }
    }

    @Test
    void a_full_chart_hushes_no_alarm() {
        for (var asks : List.of(oxygen(82), pressure(89, 60), pressure(165, 100))) {
            for (var source : VitalsSource.values()) {
                var visit = infusing();
                fill(visit, 2_000, VitalsSource.MANUAL);

                visit.must(visit.ask(0, set(visit, source, asks)), START);

                assertThat(alarms(visit)).hasSize(1);
            }
        }
    }

    private static void fill(SessionFixtures visit, int sets, VitalsSource source) {
        while (visit.session.chart().readings().size() < sets) {
            visit.must(visit.ask(0, set(visit, source, CALM)), START);
        }
    }

    private static RecordVitals set(SessionFixtures visit, VitalsSource source, Vitals vitals) {
        return new RecordVitals(visit.session.id(), START, source, vitals);
    }

    @Test
    void a_set_lies_between_arrival_and_two_minutes_from_now() {
        var visit = prepared();
        assertThat(visit.ask(0, vitals(visit, -20, CALM))).isInstanceOf(Decision.Accepted.class);
        assertThat(codes(visit.ask(0, vitals(visit, -21, CALM)))).containsExactly("observation-time");
        assertThat(visit.ask(0, vitals(visit, 2, CALM))).isInstanceOf(Decision.Accepted.class);
        assertThat(codes(visit.ask(0, vitals(visit, 3, CALM)))).containsExactly("observation-time");
    }

    @Test
    void a_dose_is_never_above_the_protocol_or_the_clearance() {
        var visit = planned();
        assertThat(codes(prepare(visit, 2001, 80_000, null, null))).containsExactly("dose-cap");
        assertThat(codes(prepare(visit, 501, 80_000, 500, null))).containsExactly("dose-cap");
        assertThat(prepare(visit, 500, 80_000, 500, null)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_weight_far_from_the_last_one_is_confirmed_first() {
        var visit = planned();
        assertThat(codes(prepare(visit, 500, 96_001, 1000, 80_000))).containsExactly("weight-jump");
        assertThat(codes(prepare(visit, 500, 63_999, 1000, 80_000))).containsExactly("weight-jump");
        assertThat(prepare(visit, 500, 96_000, 1000, 80_000)).isInstanceOf(Decision.Accepted.class);
        assertThat(visit.session.decide(
                        new PrepareInfusion(visit.session.id(), VIAL, 176_000, 500, true, true, null, NURSE),
                        List.of(),
                        50_000,
                        CLEARED,
                        80_000,
                        ROC,
                        minute(-5)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void no_drug_is_drawn_for_a_patient_who_is_not_treated_today() {
        var visit = planned();
        var ateTooLate = new UnmetRule("F1", "day-of-check-failed", "Ate too late.");

        var refused = visit.session.decide(
                new PrepareInfusion(visit.session.id(), VIAL, 80_000, 500, true, false, null, NURSE),
                List.of(ateTooLate),
                50_000,
                CLEARED,
                null,
                ROC,
                minute(-5));

        assertThat(refused).isEqualTo(Decision.refused(SessionRefusal.TREATMENT_RULED_OUT, List.of(ateTooLate)));
    }

    @Test
    void a_preparation_that_was_discarded_can_be_made_anew() {
        var visit = prepared();
        visit.must(
                visit.session.decide(new DiscardPreparation(visit.session.id(), 40_000, NURSE, PRESCRIBER), minute(-4)),
                minute(-4));
        assertThat(visit.session.state()).isEqualTo(State.PLANNED);
        assertThat(visit.session.prepared()).isNull();

        visit.must(prepare(visit, 400, 70_000, 1000, null), minute(-3));

        assertThat(visit.session.preparedDose().doseMicrograms()).isEqualTo(28_000);
    }

    /** Rule C5: the weight is as old as the scales say, however fresh the syringe. */
    @ParameterizedTest
    @CsvSource({"-20000, true", "0, true", "2, true", "3, false"})
    void a_weight_was_taken_at_a_time_of_its_own_and_never_in_the_future(int minutesLater, boolean accepted) {
        var visit = planned();
        var weighedAt = minute(-5 + minutesLater);

        var decision = visit.session.decide(
                new PrepareInfusion(visit.session.id(), VIAL, 80_000, 500, true, false, weighedAt, NURSE),
                List.of(),
                50_000,
                CLEARED,
                null,
                ROC,
                minute(-5));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
        if (accepted) {
            visit.must(decision, minute(-5));
            assertThat(visit.session.prepared().weighedAt()).isEqualTo(weighedAt);
            assertThat(visit.session.prepared().at()).isEqualTo(minute(-5));
        }
    }

    @Test
    void a_dose_is_rounded_down_to_the_microgram() {
        assertThat(new PrepareInfusion(planned().session.id(), VIAL, 70_333, 333, true, false, null, NURSE)
                        .doseMicrograms())
                .isEqualTo(23_420);
    }

    /** A hundred milligrams in a millilitre: the last microlitre would be above the order. */
    @Test
    void no_more_is_drawn_than_was_ordered() {
        var visit = planned();
        visit.must(
                visit.session.decide(
                        new PrepareInfusion(visit.session.id(), VIAL, 70_333, 1000, true, false, null, NURSE),
                        List.of(),
                        100_000,
                        CLEARED,
                        null,
                        ROC,
                        minute(-5)),
                minute(-5));

        assertThat(visit.session.preparedDose().doseMicrograms()).isEqualTo(70_333);
        assertThat(visit.session.preparedDose().volumeMicrolitres()).isEqualTo(703);
    }

    private static SessionFixtures resumedAtMinute18() {
        var visit = infusing().chart(5, pressure(184, 112)).chart(10, pressure(184, 112));
        visit.chart(12, CALM).chart(17, CALM);
        return visit.carryOut(18, resume(visit));
    }

    /** Seconds of the infusion: when the set was taken, and when it was written down. */
    private static void chart(SessionFixtures visit, int taken, int charted, Vitals vitals) {
        var now = START.plusSeconds(charted);
        var set = new RecordVitals(visit.session.id(), START.plusSeconds(taken), VitalsSource.MANUAL, vitals);
        visit.must(visit.session.decide(set, ROC, now), now);
    }

    private static Decision<SessionEvent> prepare(
            SessionFixtures visit, int perKg, int weight, Integer cleared, Integer lastWeight) {
        return visit.session.decide(
                new PrepareInfusion(visit.session.id(), VIAL, weight, perKg, true, false, null, NURSE),
                List.of(),
                50_000,
                cleared == null ? null : SessionFixtures.cleared(cleared),
                lastWeight,
                ROC,
                minute(-5));
    }

    private static RecordVitals vitals(SessionFixtures visit, int minute, Vitals vitals) {
        return new RecordVitals(visit.session.id(), minute(minute), VitalsSource.MANUAL, vitals);
    }

    private static ResumeInfusion resume(SessionFixtures visit) {
        return new ResumeInfusion(visit.session.id(), KNOWN, PRESCRIBER, null);
    }

    private static GiveRescueMedication rescue(SessionFixtures visit, RescueKind kind, int minute) {
        return new GiveRescueMedication(
                visit.session.id(), new RescueMedication(kind, "something", 1_000L), PRESCRIBER, NURSE, minute(minute));
    }

    private static Decision<SessionEvent> signOff(
            SessionFixtures visit, StaffId by, String licence, int perKg, Integer clearedMaximum) {
        return visit.session.decide(
                new SignOffDose(visit.session.id(), perKg, by, Set.of(licence)),
                clearedMaximum == null ? null : SessionFixtures.cleared(clearedMaximum),
                SITE,
                ROC,
                minute(-6));
    }

    private static Decision<SessionEvent> discharge(SessionFixtures visit, int minute) {
        return visit.session.decide(new ConfirmDischarge(visit.session.id(), NURSE), ZONE, ROC, minute(minute));
    }

    private static List<String> watch(SessionFixtures visit, int minute) {
        visit.carryOut(minute, new WatchSession(visit.session.id()));
        return alarms(visit);
    }

    private static List<String> alarms(SessionFixtures visit) {
        return visit.last.stream()
                .filter(AlarmRaised.class::isInstance)
                .map(AlarmRaised.class::cast)
                .map(alarm -> alarm.tier() + " " + alarm.rule())
                .toList();
    }

    private static SessionCompleted completed(SessionFixtures visit) {
        return (SessionCompleted) visit.last.getLast();
    }

    private static long given(SessionFixtures visit) {
        return completed(visit).given() instanceof Sealed.Open<GivenDose>(var dose) ? dose.doseMicrograms() : -1;
    }

    private static List<String> codes(Decision<SessionEvent> decision) {
        return decision instanceof Decision.Refused<SessionEvent>(var refusal)
                ? refusal.unmet().stream().map(UnmetRule::code).toList()
                : List.of();
    }
}
