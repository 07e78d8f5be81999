package org.chairside.session.discharge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.agitation;
import static org.chairside.session.Readings.alertness;
import static org.chairside.session.Readings.at;
import static org.chairside.session.Readings.breaths;
import static org.chairside.session.Readings.chart;
import static org.chairside.session.Readings.heartRate;
import static org.chairside.session.Readings.oxygen;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.Readings.suffering;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.DischargeScore;
import org.chairside.contracts.session.RedFlag;
import org.chairside.contracts.session.RescueKind;
import org.chairside.contracts.session.RescueMedication;
import org.chairside.contracts.session.Vitals;
import org.chairside.session.vitals.Chart;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DischargeRulesTest {

    private static final SitePolicy ROC = Policies.defaultFor("ROC");
    private static final Instant END = Instant.parse("2026-03-02T16:00:00Z");
    private static final Instant NOW = END.plus(Duration.ofMinutes(30));
    private static final EscortId ESCORT = EscortId.random();
    private static final Chart STEADY = chart(END, CALM, 15, 30);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void what_keeps_a_patient_here(List<String> unmet, Recovery recovery, int minutesAfterEnd) {
        assertThat(DischargeRules.unmet(recovery, ROC, END.plus(Duration.ofMinutes(minutesAfterEnd))))
                .extracting(rule -> rule.rule() + " " + rule.code())
                .isEqualTo(unmet);
    }

    static Stream<Arguments> what_keeps_a_patient_here() {
        return Stream.of(
                Arguments.of(List.of(), recovery(STEADY, 9, 9, ESCORT), 30),
                Arguments.of(List.of("R1 recovery-too-short"), recovery(chart(END, CALM, 14, 29), 9, 9, ESCORT), 29),
                Arguments.of(
                        List.of("R1 recovery-too-short", "R6 vitals-not-steady"),
                        recovery(STEADY, 9, 9, ESCORT),
                        29), // the second set is dated a minute ahead
                Arguments.of(List.of("R5 aldrete-too-low"), recovery(STEADY, 8, 9, ESCORT), 30),
                Arguments.of(List.of("R5 padss-too-low"), recovery(STEADY, 9, 8, ESCORT), 30),
                Arguments.of(List.of("R5 not-scored"), new Recovery(END, STEADY, List.of(), null, null, ESCORT), 30),
                Arguments.of(
                        List.of("R5 score-outdated", "R5 not-alert"),
                        recovery(STEADY.with(at(NOW, alertness(4))), 9, 9, ESCORT),
                        30),
                Arguments.of(
                        List.of("R5 score-outdated", "R5 not-alert"),
                        recovery(STEADY.with(at(NOW.plusSeconds(110), CALM)).with(at(NOW, alertness(4))), 9, 9, ESCORT),
                        30),
                Arguments.of(
                        List.of("R5 score-outdated", "R6 vitals-not-steady"),
                        recovery(STEADY.with(at(NOW, agitation(2))), 9, 9, ESCORT),
                        30),
                Arguments.of(List.of(), recovery(STEADY.with(at(NOW, agitation(1))), 9, 9, ESCORT), 30),
                Arguments.of(List.of("E2 escort-not-verified"), recovery(STEADY, 9, 9, null), 30),
                Arguments.of(List.of("R6 vitals-not-steady"), recovery(chart(END, CALM, 16, 30), 9, 9, ESCORT), 30),
                Arguments.of(List.of(), recovery(chart(END, CALM, 13, 30), 9, 9, ESCORT), 30),
                Arguments.of(List.of("R6 vitals-not-steady"), recovery(chart(END, CALM, 12, 30), 9, 9, ESCORT), 30),
                Arguments.of(List.of("R6 vitals-missed"), recovery(STEADY, 9, 9, ESCORT), 47),
                Arguments.of(List.of(), recovery(STEADY, 9, 9, ESCORT), 46),
                Arguments.of(
                        List.of(
                                "R1 recovery-too-short",
                                "R5 not-scored",
                                "R5 not-alert",
                                "R6 vitals-not-steady",
                                "R6 vitals-missed",
                                "E2 escort-not-verified"),
                        new Recovery(END, Chart.EMPTY, List.of(), null, null, null),
                        10));
    }

    /** An alarm of one of them voids no score, so the set must hold each. */
    @Test
    void every_criterion_is_known_as_one() {
        var rescued = List.of(dose(RescueKind.BENZODIAZEPINE, "flumazenil", 0));
        var worst = new Recovery(END, Chart.EMPTY, rescued, null, null, null);

        assertThat(DischargeRules.unmetCriteria(worst, ROC, END))
                .extracting(UnmetRule::rule)
                .hasSameElementsAs(DischargeRules.CRITERIA);
    }

    @ParameterizedTest
    @CsvSource({
        "BENZODIAZEPINE,    0, 59, R2",
        "BENZODIAZEPINE,    0, 60, ''",
        "ANTIHYPERTENSIVE, 20, 79, R2",
        "ANTIHYPERTENSIVE, 20, 80, ''",
        "OPIOID,          -30, 29, R1 R2",
        "OPIOID,          -30, 30, ''",
        "REVERSAL_AGENT,    0, 119, R3",
        "REVERSAL_AGENT,   0, 120, ''",
        "ANTIEMETIC,       29, 30, ''",
        "OXYGEN,           29, 30, ''",
        "OTHER,            29, 30, ''"
    })
    void what_was_given_beside_the_infusion_lengthens_the_recovery(
            RescueKind kind, int givenAt, int now, String failed) {
        assertThat(failedAfter(kind, "something", givenAt, now)).isEqualTo(failed);
    }

    /** The kind is a choice on a form, the drug is what is in the patient: the graver of both counts. */
    @ParameterizedTest
    @CsvSource({
        "OTHER,           midazolam 2 mg,  0,  59, R2",
        "OTHER,           midazolam 2 mg,  0,  60, ''",
        "ANTIEMETIC,      Labetalol,       0,  59, R2",
        "OXYGEN,          fentanyl,        0,  59, R2",
        "OTHER,           naloxone,        0, 119, R3",
        "OTHER,           naloxone,        0, 120, ''",
        "BENZODIAZEPINE,  flumazenil,      0,  59, R2 R3",
        "BENZODIAZEPINE,  flumazenil,      0, 119, R3",
        "REVERSAL_AGENT,  midazolam,       0, 119, R3",
        "OTHER,           ondansetron,    29,  30, ''"
    })
    void a_drug_lengthens_the_recovery_whatever_kind_was_chosen_for_it(
            RescueKind kind, String drug, int givenAt, int now, String failed) {
        assertThat(failedAfter(kind, drug, givenAt, now)).isEqualTo(failed);
    }

    /** What was scored before the sedative, or before the alarm, says nothing of the patient who goes home. */
    @ParameterizedTest
    @CsvSource({
        "20,   , 19, score-outdated",
        "20,   , 20, score-outdated",
        "20,   , 21, ''",
        "  , 20, 19, score-outdated",
        "  , 20, 20, ''",
        "20, 25, 21, score-outdated",
        "  ,   ,  1, ''"
    })
    void a_score_is_void_after_another_medication_or_alarm(Integer given, Integer alarmed, int scored, String code) {
        var recovery = new Recovery(
                END,
                STEADY,
                given == null ? List.of() : List.of(dose(RescueKind.ANTIEMETIC, "ondansetron", given)),
                new ScoredDischarge(END.plus(Duration.ofMinutes(scored)), new DischargeScore(10, 10)),
                alarmed == null ? null : END.plus(Duration.ofMinutes(alarmed)),
                ESCORT);

        assertThat(DischargeRules.unmet(recovery, ROC, NOW).stream()
                        .map(UnmetRule::code)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(code);
    }

    private static String failedAfter(RescueKind kind, String drug, int givenAt, int now) {
        var chart = chart(END, CALM, now - 15, now);
        var recovery = new Recovery(
                END,
                chart,
                List.of(dose(kind, drug, givenAt)),
                new ScoredDischarge(END.plus(Duration.ofMinutes(now)), new DischargeScore(10, 10)),
                null,
                ESCORT);
        return DischargeRules.unmet(recovery, ROC, END.plus(Duration.ofMinutes(now))).stream()
                .map(UnmetRule::rule)
                .collect(Collectors.joining(" "));
    }

    private static RescueDose dose(RescueKind kind, String drug, int givenAt) {
        return new RescueDose(
                new RescueMedication(kind, drug, 1_000L),
                new StaffId("prescriber.roc"),
                new StaffId("nurse.roc"),
                END.plus(Duration.ofMinutes(givenAt)));
    }

    @ParameterizedTest
    @MethodSource
    void a_set_out_of_range_keeps_the_patient(Vitals vitals) {
        assertThat(DischargeRules.unmet(recovery(STEADY.with(at(NOW, vitals)), 9, 9, ESCORT), ROC, NOW))
                .extracting(UnmetRule::code)
                .containsExactly("score-outdated", "vitals-not-steady");
    }

    static Stream<Vitals> a_set_out_of_range_keeps_the_patient() {
        return Stream.of(
                suffering(RedFlag.VISUAL_DISTURBANCE),
                pressure(160, 80),
                pressure(130, 100),
                pressure(89, 60),
                heartRate(49),
                heartRate(121),
                breaths(9),
                breaths(31),
                oxygen(93));
    }

    @Test
    void restrictions_end_when_the_sites_clock_shows_the_hour() {
        assertThat(end("America/New_York", END)).isEqualTo(Instant.parse("2026-03-03T04:59:00Z"));
        assertThat(end("America/Phoenix", END)).isEqualTo(Instant.parse("2026-03-03T06:59:00Z"));
    }

    @Test
    void restrictions_end_at_the_hour_of_the_wall_on_the_day_the_clocks_change() {
        assertThat(end("America/New_York", Instant.parse("2026-03-08T16:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-09T03:59:00Z"));
        assertThat(end("America/New_York", Instant.parse("2026-11-01T16:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-02T04:59:00Z"));
    }

    @Test
    void restrictions_never_end_before_the_patient_leaves() {
        var late = Instant.parse("2026-03-03T05:10:00Z");
        assertThat(DischargeRules.restrictionsEnd(END, ZoneId.of("America/New_York"), ROC, late))
                .isEqualTo(Instant.parse("2026-03-04T04:59:00Z"));
    }

    @Test
    void who_leaves_as_the_hour_strikes_is_restricted_for_another_day() {
        var hour = Instant.parse("2026-03-03T04:59:00Z");
        var zone = ZoneId.of("America/New_York");
        assertThat(DischargeRules.restrictionsEnd(END, zone, ROC, hour.minusMillis(1)))
                .isEqualTo(hour);
        assertThat(DischargeRules.restrictionsEnd(END, zone, ROC, hour)).isEqualTo(hour.plus(Duration.ofDays(1)));
    }

    @Test
    void of_two_medications_the_longer_wait_keeps_the_patient() {
        var sedative = dose(RescueKind.BENZODIAZEPINE, "midazolam", 0);
        var antidote = dose(RescueKind.REVERSAL_AGENT, "flumazenil", 5);
        assertThat(DischargeRules.heldBy(List.of(sedative, antidote))).contains("R3");
        assertThat(DischargeRules.heldBy(List.of(sedative))).contains("R2");
    }

    @Test
    void an_hour_that_the_clocks_show_twice_or_never_ends_late_rather_than_early() {
        var policy = Policies.with("ROC", Map.of(PolicyKey.E4_RESTRICTION_END_LOCAL_TIME, "01:30"));
        var zone = ZoneId.of("America/New_York");
        var autumn = Instant.parse("2026-10-31T16:00:00Z");
        assertThat(DischargeRules.restrictionsEnd(autumn, zone, policy, autumn))
                .isEqualTo(Instant.parse("2026-11-01T06:30:00Z"));
        var spring = Instant.parse("2026-03-07T16:00:00Z");
        var gap = Policies.with("ROC", Map.of(PolicyKey.E4_RESTRICTION_END_LOCAL_TIME, "02:30"));
        assertThat(DischargeRules.restrictionsEnd(spring, zone, gap, spring))
                .isEqualTo(Instant.parse("2026-03-08T07:30:00Z"));
        assertThat(DischargeRules.restrictionsEnd(spring, zone, gap, Instant.parse("2026-03-08T08:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-09T06:30:00Z"));
    }

    @Test
    void a_site_that_watches_longer_keeps_the_patient_longer() {
        var buffalo = Policies.with("BUF", Map.of(PolicyKey.R1_MIN_RECOVERY_MINUTES, "60"));
        assertThat(DischargeRules.unmet(recovery(STEADY, 9, 9, ESCORT), buffalo, NOW))
                .extracting(UnmetRule::rule)
                .containsExactly("R1");
    }

    private static Instant end(String zone, Instant infusionEnd) {
        return DischargeRules.restrictionsEnd(
                infusionEnd, ZoneId.of(zone), ROC, infusionEnd.plus(Duration.ofMinutes(40)));
    }

    private static Recovery recovery(Chart chart, int aldrete, int padss, EscortId escort) {
        return new Recovery(
                END,
                chart,
                List.of(),
                new ScoredDischarge(END.plusSeconds(60), new DischargeScore(aldrete, padss)),
                null,
                escort);
    }
}
