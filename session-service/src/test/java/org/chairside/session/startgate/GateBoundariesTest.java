package org.chairside.session.startgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.at;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.startgate.GateFactsFixture.CLEARANCE;
import static org.chairside.session.startgate.GateFactsFixture.ESCORT;
import static org.chairside.session.startgate.GateFactsFixture.FASTED;
import static org.chairside.session.startgate.GateFactsFixture.NOW;
import static org.chairside.session.startgate.GateFactsFixture.clearance;
import static org.chairside.session.startgate.GateFactsFixture.prepared;
import static org.chairside.session.startgate.GateFactsFixture.terms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.VialId;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.contracts.session.Vitals;
import org.chairside.session.facts.KnownClearance.Standing;
import org.chairside.session.facts.KnownDayOfCheck;
import org.chairside.session.vitals.Chart;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edges of the start gate's rules, each on both sides. */
class GateBoundariesTest {

    private final GateFactsFixture fixture = new GateFactsFixture();

    /** Rule M2: intake's clock tells which came first. */
    @ParameterizedTest
    @CsvSource({"-1, ''", "0, ''", "1, medications-not-reviewed"})
    void a_list_that_changed_after_the_clearance_was_seen_by_no_prescriber(int microsLater, String code) {
        fixture.medicationsChangedAt = terms().recordedAt().plusNanos(microsLater * 1000L);

        assertThat(codes()).isEqualTo(code);
    }

    /** Rule C1: whichever of the two is known to be newer, they must be of one version. */
    @ParameterizedTest
    @CsvSource({"1, 1, ''", "2, 1, clearance-mismatch", "1, 2, clearance-mismatch"})
    void the_check_is_of_the_version_that_stands(int cleared, int checked, String code) {
        fixture.clearances = List.of(
                clearance(Standing.CLEARED, terms(cleared, NOW.plus(Duration.ofDays(80)), List.of("NY"), 1000)));
        fixture.dayOfCheck =
                new KnownDayOfCheck.Passed(CLEARANCE, checked, ESCORT, NOW.plus(Duration.ofHours(3)), FASTED);

        assertThat(codes()).isEqualTo(code);
    }

    /** Rule D1: half a milligram per kilogram of eighty kilograms was cleared, and not a microgram more. */
    @ParameterizedTest
    @CsvSource({"40000, ''", "40001, dose-above-cleared"})
    void a_microgram_above_what_was_cleared_is_too_much(long drawn, String code) {
        fixture.clearances =
                List.of(clearance(Standing.CLEARED, terms(1, NOW.plus(Duration.ofDays(80)), List.of("NY"), 500)));
        fixture.prepared =
                new Prepared(VialId.random(), new PreparedDose(drawn, 80_000, 500, 50_000, 800), true, NOW, NOW);
        fixture.drawn = drawn;

        assertThat(codes()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"39999, ledger-mismatch", "40000, ''", "40001, ledger-mismatch"})
    void the_ledger_shows_the_dose_to_the_microgram(long drawn, String code) {
        fixture.drawn = drawn;

        assertThat(codes()).isEqualTo(code);
    }

    /** Rule C5: who has had any infusion is no first patient, whatever it was for. */
    @ParameterizedTest
    @CsvSource({"MOOD, ''", "PAIN, ''", ", weight-too-old"})
    void only_the_first_infusion_of_all_needs_a_weight_of_the_day(Protocol earlier, String code) {
        fixture.prepared = prepared(500, true, NOW.minus(Duration.ofDays(13)));
        fixture.delivered = earlier == null
                ? List.of()
                : List.of(new DeliveredInfusion(earlier, NOW.minus(Duration.ofDays(20)), SiteCode.of("ROC")));

        assertThat(codes()).isEqualTo(code);
    }

    /** Rule D3: who must wait for two reasons is told the longer. */
    @Test
    void the_longest_interval_is_named() {
        var yesterday = NOW.minus(Duration.ofHours(30));
        fixture.delivered = List.of(
                new DeliveredInfusion(Protocol.MOOD, yesterday, SiteCode.of("ROC")),
                new DeliveredInfusion(Protocol.MAINTENANCE, yesterday, SiteCode.of("ROC")),
                new DeliveredInfusion(Protocol.PAIN, yesterday, SiteCode.of("ROC")));

        assertThat(StartGate.evaluate(fixture.facts(), Policies.defaultFor("ROC"), NOW)
                        .unmet())
                .singleElement()
                .extracting(UnmetRule::detail)
                .asString()
                .contains("336 hours");
    }

    /** Each number is a policy value of its own, though several defaults are the same. */
    @ParameterizedTest
    @CsvSource({
        "V2_REST_SYSTOLIC,             120, second-reading-missing",
        "V2_REST_DIASTOLIC,             80, second-reading-missing",
        "V2_HOLD_SYSTOLIC,             140, ''",
        "V3_HEART_RATE_MIN,             60, ''",
        "V3_HEART_RATE_MAX,            100, heart-rate-out-of-range",
        "V3_RESPIRATORY_RATE_MIN,       12, ''",
        "V3_RESPIRATORY_RATE_MAX,       20, respiratory-rate-out-of-range",
        "V3_SPO2_MIN,                   97, oxygen-too-low",
        "V8_PAUSE_HEART_RATE_MAX,      100, ''",
        "V9_PAUSE_SYSTOLIC_MIN,        100, ''",
        "V10_STOP_RESPIRATORY_RATE_MAX, 24, ''",
        "V11_WARN_SPO2_MIN,             97, ''",
        "V12_WARN_MOAAS,                 4, not-alert",
        "V13_RESUME_SPO2_MIN,           97, ''",
        "R5_MOAAS_MIN,                   5, ''"
    })
    void the_gate_asks_each_number_of_the_site(PolicyKey key, String value, String code) {
        fixture.chart = Chart.EMPTY.with(at(NOW, new Vitals(125, 82, 110, 25, 95, 4)));

        assertThat(codes(key, value)).isEqualTo(code);
    }

    /** Rule V2: the rest is as long as the site says. */
    @ParameterizedTest
    @CsvSource({"5, 5, ''", "5, 4, second-reading-missing", "10, 9, second-reading-missing", "10, 10, ''"})
    void the_patient_rests_as_long_as_the_site_says(String rest, int minutes, String code) {
        fixture.chart = Chart.EMPTY
                .with(at(NOW.minus(Duration.ofMinutes(minutes)), pressure(150, 80)))
                .with(at(NOW, CALM));

        assertThat(codes(PolicyKey.V2_RECHECK_APART_MINUTES, rest)).isEqualTo(code);
    }

    private String codes() {
        return StartGate.evaluate(fixture.facts(), Policies.defaultFor("ROC"), NOW).unmet().stream()
                .map(UnmetRule::code)
                .collect(Collectors.joining(" "));
    }

    private String codes(PolicyKey key, String value) {
        return StartGate.evaluate(fixture.facts(), Policies.with("ROC", Map.of(key, value)), NOW).unmet().stream()
                .map(UnmetRule::code)
                .collect(Collectors.joining(" "));
    }
}
