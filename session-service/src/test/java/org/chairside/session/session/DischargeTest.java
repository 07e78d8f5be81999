package org.chairside.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.agitation;
import static org.chairside.session.Readings.alertness;
import static org.chairside.session.Readings.heartRate;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.Readings.suffering;
import static org.chairside.session.session.SessionFixtures.*;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.session.*;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.Session.State;
import org.junit.jupiter.api.Test;

class DischargeTest {

    @Test
    void a_patient_goes_home_with_the_escort_who_was_verified() {
        var visit = ready();
        visit.verifyEscort(73);

        var confirmed = events(discharge(visit, 74));

        assertThat(confirmed)
                .containsExactly(new DischargeConfirmed(
                        visit.session.id(),
                        visit.session.visit().appointment(),
                        visit.session.visit().patient(),
                        visit.session.visit().site(),
                        ESCORT,
                        minute(74),
                        Instant.parse("2026-03-03T04:59:00Z"),
                        NURSE));
    }

    @Test
    void criteria_that_are_met_only_at_the_door_are_recorded_there() {
        var visit = recovering().chart(45, CALM).chart(60, CALM);
        visit.carryOut(61, new SessionCommand.RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));
        assertThat(codes(verify(visit, 69))).containsExactly("recovery-too-short");

        visit.verifyEscort(70);

        assertThat(visit.last)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("DischargeCriteriaMet", "EscortVerified");
        assertThat(events(discharge(visit, 70)))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("DischargeConfirmed");
    }

    /** Rule E2: who was looked at and drove off brings nobody home. */
    @Test
    void an_escort_who_leaves_the_site_is_verified_again() {
        var visit = ready();
        visit.verifyEscort(73);
        visit.carryOut(74, new SessionCommand.RecordEscortDeparture(visit.session.id(), true));
        assertThat(codes(discharge(visit, 75))).containsExactly("escort-not-verified");

        visit.verifyEscort(76);
        assertThat(discharge(visit, 77)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void an_escort_who_steps_out_of_the_room_stays_verified() {
        var visit = ready();
        visit.verifyEscort(73);
        visit.carryOut(74, new SessionCommand.RecordEscortDeparture(visit.session.id(), false));

        assertThat(discharge(visit, 75)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void the_clock_alone_can_make_a_patient_ready() {
        var visit = recovering().chart(45, CALM).chart(60, CALM);
        visit.carryOut(61, new SessionCommand.RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);

        visit.carryOut(70, new SessionCommand.WatchSession(visit.session.id()));

        assertThat(visit.last).containsExactly(new DischargeCriteriaMet(visit.session.id(), minute(70)));
    }

    @Test
    void a_new_set_out_of_range_takes_the_readiness_back() {
        var visit = ready();
        visit.verifyEscort(73);
        visit.chart(74, pressure(162, 98));

        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        assertThat(codes(discharge(visit, 75)))
                .containsExactly("score-outdated", "vitals-not-steady", "escort-not-verified");
    }

    /** 5.4: a late set re-opens, and nothing closes again before somebody has looked at the patient and scored. */
    @Test
    void a_late_alarming_set_takes_the_readiness_back_until_a_new_score() {
        var visit = ready();
        visit.carryOut(
                74,
                new SessionCommand.RecordVitals(
                        visit.session.id(), minute(62), VitalsSource.MANUAL, pressure(205, 122)));

        assertThat(visit.last)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("VitalsRecorded", "AlarmRaised");
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        visit.chart(75, CALM).chart(87, CALM).carryOut(88, new SessionCommand.WatchSession(visit.session.id()));
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);

        visit.carryOut(89, new SessionCommand.RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));
        assertThat(visit.session.state()).isEqualTo(State.READY_FOR_DISCHARGE);
    }

    @Test
    void a_set_that_is_missed_takes_the_readiness_back_and_the_clock_does_not_return_it() {
        var visit = ready();
        visit.carryOut(89, new SessionCommand.WatchSession(visit.session.id()));
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);

        visit.carryOut(90, new SessionCommand.WatchSession(visit.session.id()));

        assertThat(visit.last).isEmpty();
        visit.chart(91, CALM).chart(106, CALM);
        assertThat(visit.session.state())
                .as("a reminder is no alarm of the patient's")
                .isEqualTo(State.READY_FOR_DISCHARGE);
    }

    /** Rule R6: the same overdue set, seen by the clock first or by the nurse who took it late, asks for the same. */
    @Test
    void a_missed_set_asks_for_no_new_score_whoever_notices_it_first() {
        var visit = ready().chart(90, CALM);
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        assertThat(visit.last).contains(new AlarmRaised(visit.session.id(), AlarmTier.ADVISORY, "R6", minute(90)));

        visit.chart(105, CALM);

        assertThat(visit.session.state()).isEqualTo(State.READY_FOR_DISCHARGE);
    }

    /** No alarm rule minds a heart of 121 once, nor MOAA/S 4; a score from before them speaks of another patient. */
    @Test
    void a_set_out_of_range_asks_for_a_new_score() {
        for (var abnormal : List.of(heartRate(121), alertness(4))) {
            var visit = ready().chart(73, abnormal);
            assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
            visit.chart(76, CALM).chart(91, CALM);
            assertThat(codes(discharge(visit, 91))).containsExactly("score-outdated", "escort-not-verified");

            visit.carryOut(91, new SessionCommand.RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));

            assertThat(visit.session.state()).isEqualTo(State.READY_FOR_DISCHARGE);
        }
    }

    /** Rule R6: no monitor takes back what ended the infusion; a score counts again once somebody has looked and seen it gone. */
    @Test
    void nobody_goes_home_with_a_symptom_of_the_infusion_before_somebody_has_looked_again() {
        var visit = infusing();
        visit.carryOut(40, set(visit, 39, suffering(RedFlag.HEADACHE)));
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        assertStaysUntilLookedAt(calmByTheMonitor(visit), CALM);
    }

    @Test
    void nor_with_one_of_the_recovery() {
        var visit = recovering();
        visit.carryOut(50, set(visit, 50, suffering(RedFlag.HEADACHE)));
        assertStaysUntilLookedAt(calmByTheMonitor(visit), CALM);
    }

    @Test
    void nor_agitated() {
        var visit = infusing();
        visit.carryOut(39, set(visit, 39, agitation(2)));
        visit.carryOut(40, new SessionCommand.CompleteInfusion(visit.session.id(), null));
        calmByTheMonitor(visit).carryOut(73, set(visit, 73, CALM));
        assertStaysUntilLookedAt(visit, agitation(1));
    }

    private static SessionFixtures calmByTheMonitor(SessionFixtures visit) {
        visit.chart(55, CALM).chart(70, CALM);
        return visit.carryOut(
                        71, new SessionCommand.RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)))
                .chart(72, CALM);
    }

    private static void assertStaysUntilLookedAt(SessionFixtures visit, Vitals again) {
        assertThat(codes(discharge(visit, 73)))
                .containsExactly("score-outdated", "vitals-not-steady", "escort-not-verified");
        visit.carryOut(74, set(visit, 74, again))
                .carryOut(74, new SessionCommand.RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));

        visit.chart(88, CALM);
        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        visit.chart(89, CALM);
        assertThat(visit.session.state()).isEqualTo(State.READY_FOR_DISCHARGE);
    }

    /** Rule E2: whoever was looked at before a relapse may have gone to lunch. */
    @Test
    void a_relapse_asks_for_the_escort_anew() {
        var visit = ready().verifyEscort(73).chart(74, heartRate(121));
        visit.chart(75, CALM).chart(90, CALM);
        visit.carryOut(90, new SessionCommand.RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));
        assertThat(visit.session.state()).isEqualTo(State.READY_FOR_DISCHARGE);
        assertThat(codes(discharge(visit, 90))).containsExactly("escort-not-verified");

        visit.verifyEscort(91);

        assertThat(discharge(visit, 91)).isInstanceOf(Decision.Accepted.class);
    }

    /** Rule R6: fifteen minutes are fifteen minutes, though a monitor is two minutes fast. */
    @Test
    void a_clock_that_is_fast_lets_nobody_go_early() {
        var visit = recovering().chart(57, CALM);
        visit.carryOut(70, set(visit, 72, CALM));
        visit.carryOut(70, new SessionCommand.RecordDischargeScore(visit.session.id(), new DischargeScore(10, 10)));
        assertThat(codes(discharge(visit, 71))).containsExactly("vitals-not-steady", "escort-not-verified");

        visit.verifyEscort(72);

        assertThat(discharge(visit, 72)).isInstanceOf(Decision.Accepted.class);
    }

    /** 5.7: what happened before the door belongs on record, however late it is written down. */
    @Test
    void what_happened_before_the_discharge_is_kept_with_an_advisory() {
        var visit = closed();
        visit.carryOut(80, rescue(visit, 74));
        assertThat(visit.session.rescues()).hasSize(1);
        assertThat(visit.last)
                .last()
                .isEqualTo(new AlarmRaised(visit.session.id(), AlarmTier.ADVISORY, "LATE", minute(80)));

        visit.carryOut(80, set(visit, 74, pressure(205, 122)));

        assertThat(visit.last.stream().filter(AlarmRaised.class::isInstance).map(AlarmRaised.class::cast))
                .extracting(alarm -> alarm.tier() + " " + alarm.rule())
                .containsExactly("ADVISORY V7", "ADVISORY LATE");
        assertThat(visit.session.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void what_happened_after_the_discharge_is_refused() {
        var visit = closed();

        assertThat(codes(visit.ask(80, rescue(visit, 75)))).containsExactly("closed");
        assertThat(codes(visit.ask(80, set(visit, 75, CALM)))).containsExactly("closed");
    }

    private static SessionCommand rescue(SessionFixtures visit, int minute) {
        return new SessionCommand.GiveRescueMedication(
                visit.session.id(),
                new RescueMedication(RescueKind.BENZODIAZEPINE, "midazolam", 2_000L),
                PRESCRIBER,
                NURSE,
                minute(minute));
    }

    private static SessionCommand set(SessionFixtures visit, int minute, Vitals vitals) {
        return new SessionCommand.RecordVitals(visit.session.id(), minute(minute), VitalsSource.MANUAL, vitals);
    }

    @Test
    void a_new_low_score_takes_the_readiness_back() {
        var visit = ready();
        visit.carryOut(73, new SessionCommand.RecordDischargeScore(visit.session.id(), new DischargeScore(8, 10)));

        assertThat(visit.session.state()).isEqualTo(State.RECOVERY);
        assertThat(visit.last).contains(new AlarmRaised(visit.session.id(), AlarmTier.ADVISORY, "R5", minute(73)));
    }

    @Test
    void nobody_goes_home_unescorted() {
        assertThat(codes(discharge(ready(), 74))).containsExactly("escort-not-verified");
    }

    @Test
    void an_escort_is_named_adult_identified_and_fit_to_drive() {
        assertThat(codes(verify(null, true, true))).containsExactly("escort-not-named");
        assertThat(codes(verify(new NamedEscort(ESCORT, false), true, true))).containsExactly("escort-not-adult");
        assertThat(codes(verify(new NamedEscort(ESCORT, true), false, false)))
                .containsExactly("escort-not-identified", "escort-not-fit");
        assertThat(events(verify(new NamedEscort(ESCORT, true), true, true))).hasSize(1);
    }

    private static Decision<SessionEvent> verify(NamedEscort named, boolean identified, boolean fit) {
        var visit = ready();
        return visit.session.decide(
                new VerifyEscort(visit.session.id(), ESCORT, identified, fit, NURSE), named, ROC, minute(73));
    }

    private static Decision<SessionEvent> verify(SessionFixtures visit, int minute) {
        return visit.session.decide(
                new VerifyEscort(visit.session.id(), ESCORT, true, true, NURSE),
                new NamedEscort(ESCORT, true),
                ROC,
                minute(minute));
    }

    private static Decision<SessionEvent> discharge(SessionFixtures visit, int minute) {
        return visit.session.decide(new ConfirmDischarge(visit.session.id(), NURSE), ZONE, ROC, minute(minute));
    }

    private static List<SessionEvent> events(Decision<SessionEvent> decision) {
        return ((Decision.Accepted<SessionEvent>) decision).events();
    }

    private static List<String> codes(Decision<SessionEvent> decision) {
        return ((Decision.Refused<SessionEvent>) decision)
                .refusal().unmet().stream().map(UnmetRule::code).toList();
    }
}
