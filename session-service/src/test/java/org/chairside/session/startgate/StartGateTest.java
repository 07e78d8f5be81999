package org.chairside.session.startgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.agitation;
import static org.chairside.session.Readings.alertness;
import static org.chairside.session.Readings.at;
import static org.chairside.session.Readings.heartRate;
import static org.chairside.session.Readings.oxygen;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.Readings.suffering;
import static org.chairside.session.startgate.GateFactsFixture.CLEARANCE;
import static org.chairside.session.startgate.GateFactsFixture.ESCORT;
import static org.chairside.session.startgate.GateFactsFixture.FASTED;
import static org.chairside.session.startgate.GateFactsFixture.NOW;
import static org.chairside.session.startgate.GateFactsFixture.checked;
import static org.chairside.session.startgate.GateFactsFixture.clearance;
import static org.chairside.session.startgate.GateFactsFixture.prepared;
import static org.chairside.session.startgate.GateFactsFixture.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.FastingTimes;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.GateResult;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.contracts.session.RedFlag;
import org.chairside.contracts.session.RescueKind;
import org.chairside.contracts.session.RescueMedication;
import org.chairside.contracts.session.Vitals;
import org.chairside.session.Readings;
import org.chairside.session.discharge.RescueDose;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownClearance.Standing;
import org.chairside.session.facts.KnownConsent;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.vitals.Chart;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StartGateTest {

    private static final SitePolicy ROC = Policies.defaultFor("ROC");
    private static final StaffId SECOND = new StaffId("prescriber2.roc");
    private static final SiteCode HERE = SiteCode.of("ROC");
    private static final SiteCode BUF = SiteCode.of("BUF");

    @Test
    void the_gate_opens_when_every_rule_is_met() {
        var verdict = StartGate.evaluate(new GateFactsFixture().facts(), ROC, NOW);

        assertThat(verdict.unmet()).isEmpty();
        assertThat(verdict.result()).isEqualTo(GateResult.OPEN);
        assertThat(verdict.inputsHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void a_consent_holds_for_twelve_months_of_the_calendar_at_the_site_and_ends_with_the_last_moment() {
        var fixture = new GateFactsFixture();
        fixture.consent = new KnownConsent(Instant.parse("2025-03-02T15:00:00Z"), null);
        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet()).isEmpty();

        var hourThatTheClocksSkip = Instant.parse("2026-03-08T14:30:00Z");
        fixture.consent = new KnownConsent(Instant.parse("2025-03-08T15:00:00Z"), null);
        assertThat(StartGate.evaluate(fixture.facts(), ROC, hourThatTheClocksSkip)
                        .unmet())
                .extracting(UnmetRule::code)
                .contains("consent-expired");
    }

    /** Who has had a sedative signs nothing that day; the moments stand on the clock of Rochester. */
    @ParameterizedTest
    @CsvSource({
        "BENZODIAZEPINE, midazolam, 09:30, 09:35, consent-after-sedative",
        "BENZODIAZEPINE, midazolam, 09:35, 09:35, consent-after-sedative",
        "BENZODIAZEPINE, midazolam, 09:36, 09:35, ''",
        "OPIOID, fentanyl, 09:30, 09:35, consent-after-sedative",
        "ANTIEMETIC, ondansetron, 09:30, 09:35, ''",
        "ANTIHYPERTENSIVE, labetalol, 09:30, 09:35, ''",
        "BENZODIAZEPINE, midazolam, 00:00, 09:35, consent-after-sedative",
        "OTHER, midazolam, 09:30, 09:35, consent-after-sedative"
    })
    void a_consent_is_not_signed_after_a_sedative(
            RescueKind kind, String drug, LocalTime given, LocalTime signed, String code) {
        var fixture = new GateFactsFixture();
        fixture.consent = new KnownConsent(rochester(0, signed), null);
        fixture.rescues = List.of(rescue(kind, drug, rochester(0, given)));

        assertThat(codes(fixture)).isEqualTo(code);
    }

    @Test
    void a_sedative_of_the_day_before_does_not_cloud_a_consent() {
        var fixture = new GateFactsFixture();
        fixture.consent = new KnownConsent(rochester(0, LocalTime.of(0, 0)), null);
        fixture.rescues = List.of(rescue(RescueKind.BENZODIAZEPINE, "midazolam", rochester(-1, LocalTime.of(23, 59))));

        assertThat(codes(fixture)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void one_unmet_rule_closes_the_gate(String rule, String code, Consumer<GateFactsFixture> change) {
        var fixture = new GateFactsFixture();
        change.accept(fixture);

        var verdict = StartGate.evaluate(fixture.facts(), ROC, NOW);

        assertThat(verdict.result()).isEqualTo(GateResult.CLOSED);
        assertThat(verdict.unmet()).extracting(UnmetRule::rule, UnmetRule::code).containsExactly(tuple(rule, code));
    }

    static Stream<Arguments> one_unmet_rule_closes_the_gate() {
        return Stream.of(
                closed("KNOWLEDGE", "knowledge-stale", f -> f.knowledge = new Knowledge.Stale("topic", null)),
                closed("KNOWLEDGE", "knowledge-stale", f -> f.knowledge = new Knowledge.Stale("topic", NOW)),
                closed("VISIT", "patient-not-treated", f -> f.turnedAway = true),
                closed("CHAIR", "chair-taken", f -> f.chairIsTaken = true),
                closed(
                        "C1",
                        "clearance-missing",
                        f -> f.clearances = List.of(clearance(Standing.UNDER_REVIEW, terms()))),
                closed("C1", "clearance-declined", f -> f.clearances = List.of(clearance(Standing.DECLINED, terms()))),
                closed(
                        "C1",
                        "clearance-suspended",
                        f -> f.clearances = List.of(clearance(Standing.SUSPENDED, terms()))),
                closed("C1", "clearance-revoked", f -> f.clearances = List.of(clearance(Standing.REVOKED, terms()))),
                closed("C1", "clearance-expired", f -> f.clearances = List.of(clearance(Standing.EXPIRED, terms()))),
                closed("C1", "clearance-expired", f -> f.clearances = cleared(terms(1, NOW, List.of("NY"), 1000))),
                closed("C1", "clearance-mismatch", f -> f.clearances = cleared(terms(2, later(), List.of("NY"), 1000))),
                closed("P1", "state-not-licensed", f -> f.clearances = cleared(terms(1, later(), List.of("AZ"), 1000))),
                closed("P1", "site-unknown", f -> f.site = null),
                closed("M2", "medications-not-reviewed", f -> f.medicationsChangedAt = NOW.minusSeconds(60)),
                closed("DAY_OF", "day-of-check-missing", f -> f.dayOfCheck = null),
                closed("DAY_OF", "day-of-check-expired", f -> f.dayOfCheck = checked(NOW, FASTED)),
                closed("F1", "day-of-check-failed", f -> f.dayOfCheck = new KnownDayOfCheck.Failed(List.of("F1"))),
                closed("DAY_OF", "day-of-check-failed", f -> f.dayOfCheck = new KnownDayOfCheck.Failed(List.of())),
                closed("C2", "consent-missing", f -> f.consent = null),
                closed("C2", "consent-withdrawn", f -> f.consent = new KnownConsent(NOW.minusSeconds(9), NOW)),
                closed(
                        "C2",
                        "consent-expired",
                        f -> f.consent = new KnownConsent(Instant.parse("2025-03-02T14:59:59Z"), null)),
                closed("F1", "fasting-unknown", f -> f.dayOfCheck = checked(later(), null)),
                closed("F1", "food-too-recent", f -> f.dayOfCheck = checked(later(), fasted(239, 120))),
                closed("F1", "food-too-recent", f -> f.dayOfCheck = checked(later(), fasted(-1, 120))),
                closed("F2", "clear-liquid-too-recent", f -> f.dayOfCheck = checked(later(), fasted(240, 119))),
                closed("F2", "clear-liquid-too-recent", f -> f.dayOfCheck = checked(later(), fasted(240, -1))),
                closed("D3", "interval-too-short", f -> f.delivered = List.of(moodHoursAgo(41))),
                closed("D1", "second-sign-off-missing", f -> {
                    f.clearances = cleared(terms(1, later(), List.of("NY"), 2000));
                    f.prepared = prepared(1002, true, NOW);
                    f.drawn = 80_160;
                    f.signOff = new DoseSignOff(SECOND, 1001, NOW);
                }),
                closed("D1", "second-sign-off-same-person", f -> {
                    f.clearances = cleared(terms(1, later(), List.of("NY"), 2000));
                    f.prepared = prepared(1001, true, NOW);
                    f.drawn = 80_080;
                    f.signOff = new DoseSignOff(GateFactsFixture.CLEARED_BY, 1001, NOW);
                }),
                closed("P3", "infusion-too-short", f -> f.plannedMinutes = 39),
                closed("V1", "second-reading-missing", f -> f.chart = taken(5, pressure(120, 90))),
                closed("V1", "second-reading-missing", f -> f.chart = twice(4, pressure(150, 95), pressure(150, 95))),
                closed("V1", "second-reading-missing", f -> f.chart = twice(4, pressure(150, 95), CALM)),
                closed("V1", "second-reading-missing", f -> f.chart = aheadOf(pressure(150, 95), CALM)),
                closed("V1", "second-reading-missing", f -> f.chart = aheadOf(pressure(150, 95), pressure(150, 95))),
                closed("V1", "second-reading-missing", f -> f.chart = twice(16, pressure(150, 95), pressure(150, 95))),
                closed("V2", "blood-pressure-hold", f -> f.chart = twice(4, pressure(160, 80), CALM)),
                closed("V2", "blood-pressure-not-today", f -> f.chart = twice(20, pressure(180, 80), CALM)),
                closed("C5", "weight-too-old", f -> f.prepared = prepared(500, true, NOW.minus(Duration.ofHours(11)))),
                closed(
                        "D3",
                        "too-many-in-seven-days",
                        f -> f.delivered = List.of(moodHoursAgo(160), moodHoursAgo(100), moodHoursAgo(48))),
                closed(
                        "D1",
                        "cleared-dose-unknown",
                        f -> f.clearances = cleared(terms(1, later(), List.of("NY"), null))),
                closed("D1", "dose-above-cleared", f -> f.clearances = cleared(terms(1, later(), List.of("NY"), 499))),
                closed("D1", "second-sign-off-missing", f -> {
                    f.clearances = cleared(terms(1, later(), List.of("NY"), 2000));
                    f.prepared = prepared(1001, true, NOW);
                    f.drawn = 80_080;
                }),
                closed("D1", "dose-cap", f -> {
                    f.clearances = cleared(terms(1, later(), List.of("NY"), 3000));
                    f.prepared = prepared(2001, true, NOW);
                    f.drawn = 160_080;
                }),
                closed("C5", "weight-too-old", f -> {
                    f.delivered = List.of(moodHoursAgo(400));
                    f.prepared = prepared(500, true, NOW.minus(Duration.ofDays(14)));
                }),
                closed("D2", "infusion-too-long", f -> f.plannedMinutes = 56),
                closed("V1", "baseline-vitals-missing", f -> f.chart = Chart.EMPTY),
                closed("V1", "baseline-vitals-missing", f -> f.chart = taken(16, CALM)),
                closed("V1", "second-reading-missing", f -> f.chart = taken(5, pressure(140, 80))),
                closed(
                        "V2",
                        "prescriber-must-acknowledge",
                        f -> f.chart = taken(10, pressure(150, 80)).with(at(NOW, pressure(145, 90)))),
                closed("V2", "blood-pressure-hold", f -> f.chart = taken(5, pressure(160, 80))),
                closed("V2", "blood-pressure-hold", f -> f.chart = taken(5, pressure(130, 100))),
                closed("V2", "blood-pressure-not-today", f -> f.chart = taken(5, pressure(180, 80))),
                closed("V2", "blood-pressure-not-today", f -> f.chart = taken(5, pressure(150, 110))),
                closed("V1", "red-flag-symptom", f -> f.chart = taken(5, suffering(RedFlag.CHEST_PAIN))),
                closed(
                        "V1",
                        "red-flag-symptom",
                        f -> f.chart = taken(15, suffering(RedFlag.SEIZURE)).with(at(NOW, CALM))),
                closed("V2", "blood-pressure-not-today", f -> f.worstElsewhereToday = new Pressure(180, 80)),
                closed("V2", "blood-pressure-not-today", f -> f.worstElsewhereToday = new Pressure(120, 110)),
                closed("V2", "blood-pressure-too-low", f -> f.chart = taken(5, pressure(89, 60))),
                closed(
                        "V2",
                        "blood-pressure-too-low",
                        f -> f.chart = dated(110, CALM).with(at(NOW, pressure(89, 60)))),
                closed("V3", "heart-rate-out-of-range", f -> f.chart = taken(5, heartRate(49))),
                closed("V3", "heart-rate-out-of-range", f -> f.chart = taken(5, heartRate(121))),
                closed(
                        "V3",
                        "respiratory-rate-out-of-range",
                        f -> f.chart = taken(5, new Vitals(120, 80, 70, 9, 98, 5))),
                closed("V3", "oxygen-too-low", f -> f.chart = taken(5, oxygen(93))),
                closed("V3", "oxygen-too-low", f -> f.chart = dated(110, CALM).with(at(NOW, oxygen(85)))),
                closed(
                        "V3",
                        "heart-rate-out-of-range",
                        f -> f.chart = dated(110, CALM).with(at(NOW, heartRate(121)))),
                closed("V12", "not-alert", f -> f.chart = taken(5, alertness(3))),
                closed("V12", "not-alert", f -> f.chart = dated(110, CALM).with(at(NOW, alertness(0)))),
                closed("V12", "agitated", f -> f.chart = taken(5, agitation(2))),
                closed("V12", "agitated", f -> f.chart = twice(15, agitation(4), CALM)),
                closed(
                        "V12",
                        "agitated",
                        f -> f.chart = dated(110, agitation(0)).with(at(NOW, agitation(4)))),
                closed("E1", "escort-not-in-room", f -> f.escort = null),
                closed("E1", "escort-not-in-room", f -> f.escort = new EscortWhereabouts(ESCORT, false)),
                closed("E2", "escort-not-named", f -> f.namedEscort = null),
                closed("E2", "escort-not-adult", f -> f.namedEscort = new NamedEscort(ESCORT, false)),
                closed("K1", "drug-not-drawn", f -> f.prepared = null),
                closed("K1", "ledger-mismatch", f -> f.drawn = 39_999),
                closed("ID", "identity-not-confirmed", f -> f.prepared = prepared(500, false, NOW)));
    }

    @ParameterizedTest
    @MethodSource
    void the_last_allowed_value_opens(Consumer<GateFactsFixture> change) {
        var fixture = new GateFactsFixture();
        change.accept(fixture);

        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet()).isEmpty();
    }

    static Stream<Consumer<GateFactsFixture>> the_last_allowed_value_opens() {
        return Stream.of(
                f -> f.plannedMinutes = 55,
                f -> f.delivered = List.of(moodHoursAgo(42)),
                f -> f.delivered = List.of(moodHoursAgo(168), moodHoursAgo(100), moodHoursAgo(48)),
                f -> f.chart = taken(15, CALM),
                f -> f.chart = taken(5, pressure(139, 89)),
                f -> f.chart = taken(5, pressure(90, 60)),
                f -> f.worstElsewhereToday = new Pressure(179, 109),
                f -> f.chart = taken(10, pressure(150, 95)).with(at(NOW, pressure(139, 89))),
                f -> {
                    f.chart = taken(10, pressure(150, 95)).with(at(NOW, pressure(159, 99)));
                    f.pressedByPrescriber = true;
                },
                f -> f.chart = taken(5, new Vitals(120, 80, 50, 10, 94, 5)),
                f -> f.chart = taken(5, new Vitals(120, 80, 120, 30, 94, 5)),
                f -> f.chart = taken(5, alertness(4)),
                f -> f.chart = taken(5, agitation(1)),
                f -> f.chart = twice(15, agitation(4), agitation(1)),
                f -> f.clearances = cleared(terms(1, NOW.plusMillis(1), List.of("AZ", "NY"), 500)),
                f -> f.medicationsChangedAt = null,
                f -> f.plannedMinutes = 40,
                f -> f.dayOfCheck = checked(NOW.plusMillis(1), fasted(240, 120)),
                f -> f.chart = twice(5, pressure(159, 99), CALM),
                f -> f.chart = twice(5, pressure(179, 109), CALM),
                f -> {
                    f.chart = twice(5, pressure(179, 109), pressure(140, 90));
                    f.pressedByPrescriber = true;
                },
                f -> {
                    f.clearances = cleared(terms(1, later(), List.of("NY"), 2000));
                    f.prepared = prepared(2000, true, NOW);
                    f.drawn = 160_000;
                    f.signOff = new DoseSignOff(SECOND, 2000, NOW);
                },
                f -> f.prepared = prepared(500, true, NOW.minus(Duration.ofHours(10))),
                f -> {
                    f.prepared = prepared(1000, true, NOW);
                    f.drawn = 80_000;
                });
    }

    @Test
    void unknown_everything_is_closed_and_says_all_of_it() {
        var nothing = new GateFacts(
                new Knowledge.Stale("chairside.intake.clearances.v1", null),
                Protocol.MOOD,
                NOW,
                false,
                false,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                0,
                Chart.EMPTY,
                List.of(),
                40,
                false);

        assertThat(StartGate.evaluate(nothing, ROC, NOW).unmet())
                .extracting(UnmetRule::code)
                .containsExactly(
                        "knowledge-stale",
                        "clearance-missing",
                        "day-of-check-missing",
                        "consent-missing",
                        "baseline-vitals-missing",
                        "escort-not-in-room",
                        "drug-not-drawn");
    }

    /** Scenario 8: the reason stands beside the suspension it caused. */
    @Test
    void a_medication_disclosed_late_is_named_beside_the_suspension() {
        var fixture = new GateFactsFixture();
        fixture.clearances = List.of(clearance(Standing.SUSPENDED, terms()));
        fixture.medicationsChangedAt = NOW.minusSeconds(60);

        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).failedRules()).containsExactly("C1", "M2");
    }

    @Test
    void the_clearance_of_another_protocol_does_not_count() {
        var fixture = new GateFactsFixture();
        fixture.clearances = List.of(new KnownClearance(CLEARANCE, Protocol.PAIN, Standing.CLEARED, terms()));

        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet())
                .extracting(UnmetRule::code)
                .contains("clearance-missing");
    }

    @Test
    void the_day_of_check_decides_which_clearance_counts() {
        var other = new KnownClearance(ClearanceId.random(), Protocol.MOOD, Standing.CLEARED, terms());
        var fixture = new GateFactsFixture();
        fixture.clearances = List.of(other, clearance(Standing.REVOKED, terms()));

        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet())
                .extracting(UnmetRule::code)
                .containsExactly("clearance-revoked");
    }

    /** The stated dose per kilogram is not believed when more was drawn. */
    @Test
    void the_drawn_dose_counts_and_not_the_stated_one() {
        var fixture = new GateFactsFixture();
        var honest = fixture.prepared.dose();
        fixture.prepared = new Prepared(
                fixture.prepared.vial(),
                new PreparedDose(400_000, honest.weightGrams(), 500, honest.concentrationMicrogramsPerMl(), 8_000),
                true,
                NOW,
                NOW);
        fixture.drawn = 400_000;

        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet())
                .extracting(UnmetRule::code)
                .containsExactly("dose-cap", "dose-above-cleared");
    }

    /** Rule F2b: the check counted to the scheduled start; an early start does not shorten the fast. */
    @ParameterizedTest
    @CsvSource({
        "SCHEDULED,     30, F1 F2",
        "SCHEDULED,      1, F1 F2",
        "SCHEDULED,      0, ''",
        "SCHEDULED,    -30, ''",
        "ACTUAL_START,   1, F1 F2",
        "ACTUAL_START,   0, ''",
        "ACTUAL_START, -30, ''"
    })
    void an_early_start_never_shortens_the_fast(String clock, int minutesEarly, String failed) {
        var fixture = new GateFactsFixture();
        fixture.scheduledStart = NOW.plus(Duration.ofMinutes(minutesEarly));
        fixture.dayOfCheck = checked(
                later(),
                new FastingTimes(
                        fixture.scheduledStart.minus(Duration.ofHours(4)),
                        fixture.scheduledStart.minus(Duration.ofHours(2))));
        var policy = Policies.with("ROC", Map.of(PolicyKey.F2B_FASTING_CLOCK, clock));

        assertThat(String.join(
                        " ", StartGate.evaluate(fixture.facts(), policy, NOW).failedRules()))
                .isEqualTo(failed);
    }

    @Test
    void a_late_start_counts_to_the_start_that_the_site_counts_to() {
        var fixture = new GateFactsFixture();
        fixture.scheduledStart = NOW.minus(Duration.ofMinutes(30));
        fixture.dayOfCheck = checked(later(), fasted(245, 125));

        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).failedRules()).containsExactly("F1", "F2");
        var actual = Policies.with("ROC", Map.of(PolicyKey.F2B_FASTING_CLOCK, "ACTUAL_START"));
        assertThat(StartGate.evaluate(fixture.facts(), actual, NOW).failedRules())
                .isEmpty();
    }

    /** Rule M4, counted as the check counts it, to the scheduled start: whichever clock the site fasts by, a late start makes up for nothing. */
    @ParameterizedTest
    @CsvSource({
        "SCHEDULED,     1440,   0, ''",
        "SCHEDULED,     1439,   0, M4",
        "SCHEDULED,     1440,   1, M4",
        "SCHEDULED,     1440, 180, M4",
        "SCHEDULED,     1440, -30, ''",
        "SCHEDULED,     1439, -30, M4",
        "ACTUAL_START,  1440,   0, ''",
        "ACTUAL_START,  1440,   1, M4",
        "ACTUAL_START,  1439, -30, M4"
    })
    void an_early_start_never_shortens_the_time_without_alcohol(
            String clock, int minutesBeforeSchedule, int minutesEarly, String failed) {
        var fixture = new GateFactsFixture();
        fixture.scheduledStart = NOW.plus(Duration.ofMinutes(minutesEarly));
        var lastDrink = fixture.scheduledStart.minus(Duration.ofMinutes(minutesBeforeSchedule));
        fixture.dayOfCheck = checked(
                later(), new FastingTimes(NOW.minus(Duration.ofHours(9)), NOW.minus(Duration.ofHours(9)), lastDrink));
        var policy = Policies.with("ROC", Map.of(PolicyKey.F2B_FASTING_CLOCK, clock));

        assertThat(String.join(
                        " ", StartGate.evaluate(fixture.facts(), policy, NOW).failedRules()))
                .isEqualTo(failed);
    }

    /** Fasting is a span of time: the hour that the clocks skip is not fasted. */
    @Test
    void the_night_the_clocks_change_is_not_a_longer_fast() {
        var fixture = new GateFactsFixture();
        var start = Instant.parse("2026-03-08T10:30:00Z");
        fixture.scheduledStart = start;
        fixture.dayOfCheck = checked(
                start.plusSeconds(60),
                new FastingTimes(Instant.parse("2026-03-08T06:31:00Z"), start.minus(Duration.ofHours(2))));

        assertThat(StartGate.evaluate(fixture.facts(), ROC, start).failedRules())
                .contains("F1");
    }

    @ParameterizedTest
    @CsvSource({
        "MOOD, 39, infusion-too-short",
        "MOOD, 40, ''",
        "MOOD, 55, ''",
        "MOOD, 56, infusion-too-long",
        "MAINTENANCE, 39, infusion-too-short",
        "MAINTENANCE, 56, infusion-too-long",
        "PAIN, 59, infusion-too-short",
        "PAIN, 60, ''",
        "PAIN, 240, ''",
        "PAIN, 241, infusion-too-long"
    })
    void each_protocol_has_its_own_length_and_none_is_a_bolus(Protocol protocol, int minutes, String code) {
        var fixture = new GateFactsFixture();
        fixture.protocol = protocol;
        fixture.clearances = List.of(new KnownClearance(CLEARANCE, protocol, Standing.CLEARED, terms()));
        fixture.plannedMinutes = minutes;

        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet().stream()
                        .map(UnmetRule::code)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(code);
    }

    @Test
    void a_monitor_that_charts_every_minute_confirms_and_settles_like_two_readings() {
        var fixture = new GateFactsFixture();
        fixture.chart = Readings.chart(NOW, pressure(150, 92), -5, -4, -3, -2, -1, 0);
        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet())
                .extracting(UnmetRule::code)
                .containsExactly("prescriber-must-acknowledge");

        fixture.chart = Readings.chart(NOW, pressure(150, 92), -10, -9, -5)
                .with(at(NOW.minusSeconds(60), CALM))
                .with(at(NOW, CALM));
        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet()).isEmpty();
    }

    /** Between two protocols the longer interval holds. */
    @Test
    void a_pain_infusion_keeps_its_distance_from_a_mood_infusion() {
        var fixture = new GateFactsFixture();
        fixture.protocol = Protocol.PAIN;
        fixture.plannedMinutes = 120;
        fixture.clearances = List.of(new KnownClearance(CLEARANCE, Protocol.PAIN, Standing.CLEARED, terms()));
        fixture.delivered = List.of(moodHoursAgo(41));

        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet())
                .extracting(UnmetRule::code)
                .containsExactly("interval-too-short");
        fixture.delivered = List.of(moodHoursAgo(42));
        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet()).isEmpty();
    }

    /** Rule D3 as it is booked: the site of the other infusion may be the stricter one. */
    @ParameterizedTest
    @CsvSource({
        "72, 71, interval-too-short",
        "72, 72, ''",
        "43, 42, interval-too-short",
        "43, 43, ''",
        "20, 41, interval-too-short",
        "20, 42, ''"
    })
    void between_two_sites_the_stricter_interval_holds(String hoursThere, int hoursSince, String code) {
        var there = Policies.with("BUF", Map.of(PolicyKey.D3_MOOD_MIN_INTERVAL_HOURS, hoursThere));
        var fixture = new GateFactsFixture();
        fixture.delivered = List.of(new DeliveredInfusion(Protocol.MOOD, hoursAgo(hoursSince), BUF));
        fixture.spacings = Map.of(BUF, Spacing.of(there));

        assertThat(codes(fixture)).isEqualTo(code);
        fixture.protocol = Protocol.PAIN;
        fixture.plannedMinutes = 120;
        fixture.clearances = List.of(new KnownClearance(CLEARANCE, Protocol.PAIN, Standing.CLEARED, terms()));
        assertThat(codes(fixture)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"1, too-many-in-seven-days", "2, too-many-in-seven-days", "3, ''", "5, ''"})
    void a_week_holds_no_more_than_the_strictest_site_in_it_allows(String mostThere, String code) {
        var there = Policies.with("BUF", Map.of(PolicyKey.D3_MOOD_MAX_PER_7_DAYS, mostThere));
        var fixture = new GateFactsFixture();
        fixture.delivered = List.of(moodHoursAgo(100), new DeliveredInfusion(Protocol.MOOD, hoursAgo(50), BUF));
        fixture.spacings = Map.of(BUF, Spacing.of(there));
        assertThat(codes(fixture)).isEqualTo(code);

        fixture.delivered = List.of(moodHoursAgo(100), new DeliveredInfusion(Protocol.MOOD, hoursAgo(168), BUF));
        assertThat(codes(fixture)).isEmpty();
    }

    @Test
    void pain_infusions_do_not_fill_the_week_of_the_mood_protocol() {
        var fixture = new GateFactsFixture();
        fixture.delivered = List.of(moodHoursAgo(160), painHoursAgo(120), moodHoursAgo(48));
        assertThat(codes(fixture)).isEmpty();

        fixture.delivered = List.of(moodHoursAgo(160), painHoursAgo(120), moodHoursAgo(100), moodHoursAgo(48));
        assertThat(codes(fixture)).isEqualTo("too-many-in-seven-days");
    }

    /** Rule C1: days of the calendar at the site of the visit, which may be stricter than the one that cleared. */
    @ParameterizedTest
    @CsvSource({
        "90, 2026-02-16T15:00:00Z, ''",
        "14, 2026-02-16T15:00:00Z, clearance-expired",
        "14, 2026-02-16T15:00:00.001Z, ''",
        "15, 2026-02-16T15:00:00Z, ''"
    })
    void a_clearance_holds_no_longer_than_the_site_of_the_visit_lets_it(int days, Instant clearedAt, String code) {
        var fixture = new GateFactsFixture();
        fixture.medicationsChangedAt = null;
        fixture.clearances = cleared(
                new KnownClearance.Terms(1, later(), List.of("NY"), GateFactsFixture.CLEARED_BY, 1000, clearedAt));
        var policy = Policies.with("ROC", Map.of(PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, Integer.toString(days)));

        assertThat(StartGate.evaluate(fixture.facts(), policy, NOW).unmet().stream()
                        .map(UnmetRule::code)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(code);
    }

    @Test
    void a_second_sign_off_counts_for_nothing_while_nobody_knows_who_cleared() {
        assertThat(SecondSignOff.unmet(1001, new DoseSignOff(SECOND, 1001, NOW), null, ROC))
                .map(UnmetRule::code)
                .contains("second-sign-off-same-person");
        assertThat(SecondSignOff.unmet(1000, null, null, ROC)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void each_protocol_has_its_own_interval(Protocol protocol) {
        var hours =
                switch (protocol) {
                    case MOOD -> 42;
                    case PAIN -> 20;
                    case MAINTENANCE -> 336;
                };
        var fixture = new GateFactsFixture();
        fixture.protocol = protocol;
        fixture.clearances = List.of(new KnownClearance(CLEARANCE, protocol, Standing.CLEARED, terms()));
        fixture.plannedMinutes = InfusionLength.of(protocol, ROC).planned();

        fixture.delivered = List.of(new DeliveredInfusion(protocol, hoursAgo(hours), HERE));
        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet()).isEmpty();
        fixture.delivered =
                List.of(new DeliveredInfusion(protocol, hoursAgo(hours).plusSeconds(1), HERE));
        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).unmet())
                .extracting(UnmetRule::code)
                .containsExactly("interval-too-short");
    }

    /** Scenario 3: one escort, who drove the patient and will not stay, at three sites. */
    @Test
    void where_the_escort_must_be_is_each_sites_own_rule() {
        var outside = new GateFactsFixture();
        outside.escort = new EscortWhereabouts(ESCORT, false);
        var inside = new GateFactsFixture();
        var absent = new GateFactsFixture();
        absent.escort = null;

        assertThat(gate(outside, "IN_ROOM")).containsExactly("escort-not-in-room");
        assertThat(gate(outside, "ON_SITE")).isEmpty();
        assertThat(gate(outside, "NOT_IN_TREATMENT_AREA")).isEmpty();
        assertThat(gate(outside, "PICKUP")).isEmpty();
        assertThat(gate(inside, "IN_ROOM")).isEmpty();
        assertThat(gate(inside, "ON_SITE")).isEmpty();
        assertThat(gate(inside, "NOT_IN_TREATMENT_AREA")).containsExactly("escort-in-treatment-area");
        assertThat(gate(absent, "ON_SITE")).containsExactly("escort-not-on-site");
        assertThat(gate(absent, "NOT_IN_TREATMENT_AREA")).containsExactly("escort-not-on-site");
        assertThat(gate(absent, "PICKUP")).isEmpty();
    }

    @Test
    void the_hash_tells_inputs_apart_and_nothing_else() {
        var fixture = new GateFactsFixture();
        var same = StartGate.evaluate(fixture.facts(), ROC, NOW).inputsHash();

        assertThat(StartGate.evaluate(fixture.facts(), Policies.defaultFor("ROC"), NOW)
                        .inputsHash())
                .isEqualTo(same);
        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW.plusMillis(1)).inputsHash())
                .isNotEqualTo(same);
        fixture.spacings = new LinkedHashMap<>();
        Stream.of("ROC", "BUF").forEach(site -> fixture.spacings.put(SiteCode.of(site), Spacing.of(ROC)));
        var spaced = StartGate.evaluate(fixture.facts(), ROC, NOW).inputsHash();
        fixture.spacings = new LinkedHashMap<>();
        Stream.of("BUF", "ROC").forEach(site -> fixture.spacings.put(SiteCode.of(site), Spacing.of(ROC)));
        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).inputsHash())
                .isEqualTo(spaced)
                .isNotEqualTo(same);
        fixture.plannedMinutes = 41;
        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).inputsHash()).isNotEqualTo(same);
    }

    @Test
    void each_failed_rule_is_named_once() {
        var fixture = new GateFactsFixture();
        fixture.chart = taken(5, new Vitals(120, 80, 40, 9, 90, 5));

        assertThat(StartGate.evaluate(fixture.facts(), ROC, NOW).failedRules()).containsExactly("V3");
    }

    private static List<String> gate(GateFactsFixture fixture, String presence) {
        var policy = Policies.with("BUF", Map.of(PolicyKey.E1_ESCORT_PRESENCE, presence));
        return StartGate.evaluate(fixture.facts(), policy, NOW).unmet().stream()
                .map(UnmetRule::code)
                .toList();
    }

    private static String codes(GateFactsFixture fixture) {
        return StartGate.evaluate(fixture.facts(), ROC, NOW).unmet().stream()
                .map(UnmetRule::code)
                .collect(Collectors.joining(" "));
    }

    /** A time of the day of {@code NOW}, or some days from it, at the site. */
    private static Instant rochester(int days, LocalTime time) {
        return LocalDate.of(2026, 3, 2)
                .plusDays(days)
                .atTime(time)
                .atZone(GateFactsFixture.ROC.zone())
                .toInstant();
    }

    private static RescueDose rescue(RescueKind kind, String drug, Instant at) {
        return new RescueDose(new RescueMedication(kind, drug, 1_000L), SECOND, SECOND, at);
    }

    private static Arguments closed(String rule, String code, Consumer<GateFactsFixture> change) {
        return Arguments.of(rule, code, change);
    }

    private static List<KnownClearance> cleared(KnownClearance.Terms terms) {
        return List.of(clearance(Standing.CLEARED, terms));
    }

    private static DeliveredInfusion moodHoursAgo(int hours) {
        return new DeliveredInfusion(Protocol.MOOD, hoursAgo(hours), HERE);
    }

    private static DeliveredInfusion painHoursAgo(int hours) {
        return new DeliveredInfusion(Protocol.PAIN, hoursAgo(hours), HERE);
    }

    private static Instant hoursAgo(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    /** A set that a fast clock dated into the future. */
    private static Chart dated(int secondsAhead, Vitals vitals) {
        return Chart.EMPTY.with(at(NOW.plusSeconds(secondsAhead), vitals));
    }

    private static Instant later() {
        return NOW.plus(Duration.ofDays(1));
    }

    private static FastingTimes fasted(int minutesSinceFood, int minutesSinceLiquid) {
        return new FastingTimes(
                NOW.minus(Duration.ofMinutes(minutesSinceFood)), NOW.minus(Duration.ofMinutes(minutesSinceLiquid)));
    }

    /** One set some minutes ago and one now. */
    private static Chart twice(int minutesAgo, Vitals first, Vitals second) {
        return taken(minutesAgo, first).with(at(NOW, second));
    }

    /** Three minutes apart, of which a monitor that is two minutes fast makes five. */
    private static Chart aheadOf(Vitals first, Vitals second) {
        return taken(3, first).with(at(NOW.plus(Duration.ofMinutes(2)), second));
    }

    private static Chart taken(int minutesAgo, Vitals vitals) {
        return Chart.EMPTY.with(at(NOW.minus(Duration.ofMinutes(minutesAgo)), vitals));
    }
}
