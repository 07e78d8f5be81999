package org.chairside.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.contracts.ChainPolicy.Row;
import org.chairside.contracts.policy.EscortPresence;
import org.chairside.contracts.policy.FastingClock;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChainPolicyTest {

    static Stream<Row> rows() {
        return ChainPolicy.read().policies().stream();
    }

    @Test
    void every_policy_key_has_one_row_and_every_row_a_policy_key() {
        assertThat(rows().map(Row::key))
                .containsExactlyElementsOf(
                        Arrays.stream(PolicyKey.values()).map(PolicyKey::name).toList());
    }

    @Test
    void the_defaults_make_a_policy() {
        Map<PolicyKey, String> values =
                rows().collect(Collectors.toMap(row -> PolicyKey.valueOf(row.key()), Row::value));
        var policy = new SitePolicy(SiteCode.of("ROC"), 1, values);
        assertThat(policy.escortPresence()).isEqualTo(EscortPresence.IN_ROOM);
        assertThat(policy.localTime(PolicyKey.E4_RESTRICTION_END_LOCAL_TIME)).isEqualTo(LocalTime.of(23, 59));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_key_begins_with_its_rule(Row row) {
        assertThat(row.key()).startsWith(row.rule().toUpperCase(Locale.ROOT) + "_");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_value_says_where_it_comes_from(Row row) {
        assertThat(row.evidence()).isNotEmpty().allMatch(List.of("A", "B", "C", "D", "U", "DC", "seed")::contains);
        assertThat(List.of(row.title(), row.unit(), row.action(), row.source())).doesNotContain("");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_default_is_never_looser_than_the_floor(Row row) {
        assertThat(row.strictness(row.value())).isGreaterThanOrEqualTo(row.strictness(row.floor()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_default_is_never_stricter_than_the_strictest(Row row) {
        assertThat(row.strictness(row.value())).isLessThanOrEqualTo(row.strictness(row.strictest()));
    }

    /** The strictest values together are still a policy to work by, and none undoes another. */
    @ParameterizedTest
    @CsvSource({
        "P3_INFUSION_MIN_MINUTES, D2_INFUSION_PLANNED_MINUTES",
        "D2_INFUSION_PLANNED_MINUTES, D2_INFUSION_MAX_MINUTES",
        "P3_PAIN_MIN_MINUTES, D2_PAIN_PLANNED_MINUTES",
        "D2_PAIN_PLANNED_MINUTES, D2_PAIN_MAX_MINUTES",
        "D1_DOSE_SECOND_SIGN_OFF_MICROGRAMS_PER_KG, D1_DOSE_MAX_MICROGRAMS_PER_KG",
        "F2_CLEAR_LIQUID_FASTING_MINUTES, F1_FOOD_FASTING_MINUTES",
        "V2_RECHECK_APART_MINUTES, V1_BASELINE_VITALS_MAX_AGE_MINUTES",
        "V9_PAUSE_SYSTOLIC_MIN, V2_REST_SYSTOLIC",
        "V2_REST_SYSTOLIC, V2_HOLD_SYSTOLIC",
        "V2_HOLD_SYSTOLIC, V2_NOT_TODAY_SYSTOLIC",
        "V5_ADVISORY_SYSTOLIC, V6_PAUSE_SYSTOLIC",
        "V6_PAUSE_SYSTOLIC, V7_STOP_SYSTOLIC",
        "V2_REST_DIASTOLIC, V2_HOLD_DIASTOLIC",
        "V2_HOLD_DIASTOLIC, V2_NOT_TODAY_DIASTOLIC",
        "V5_ADVISORY_DIASTOLIC, V6_PAUSE_DIASTOLIC",
        "V6_PAUSE_DIASTOLIC, V7_STOP_DIASTOLIC",
        "V3_HEART_RATE_MIN, V3_HEART_RATE_MAX",
        "V8_STOP_HEART_RATE_MIN, V3_HEART_RATE_MIN",
        "V8_PAUSE_HEART_RATE_MAX, V8_STOP_HEART_RATE_MAX",
        "V3_RESPIRATORY_RATE_MIN, V3_RESPIRATORY_RATE_MAX",
        "V10_STOP_RESPIRATORY_RATE_MIN, V3_RESPIRATORY_RATE_MIN",
        "V3_RESPIRATORY_RATE_MAX, V10_STOP_RESPIRATORY_RATE_MAX",
        "V11_STOP_SPO2_MIN, V11_WARN_SPO2_MIN",
        "V12_STOP_MOAAS, V12_PAUSE_MOAAS",
        "V12_PAUSE_MOAAS, V12_WARN_MOAAS",
        "V12_WARN_RASS, V12_STOP_RASS",
        "V12_WARN_MOAAS, V13_RESUME_MOAAS_MIN",
        "V4_CADENCE_FLAGGED_MINUTES, V4_CADENCE_INFUSING_MINUTES",
        "V4_MISSED_WARN_MINUTES, V4_MISSED_ESCALATE_MINUTES",
        "V4_MISSED_ESCALATE_MINUTES, V4_CADENCE_INFUSING_MINUTES",
        "R1_MIN_RECOVERY_MINUTES, R2_AFTER_RESCUE_MINUTES"
    })
    void the_strictest_values_keep_their_order(PolicyKey smaller, PolicyKey greater) {
        assertThat(strictest(smaller)).isLessThanOrEqualTo(strictest(greater));
    }

    private static int strictest(PolicyKey key) {
        return Integer.parseInt(row(key).strictest());
    }

    @Test
    void a_policy_from_before_a_rule_takes_the_chains_default_for_it() {
        var old = new SitePolicy(SiteCode.of("ROC"), 3, Map.of(PolicyKey.R1_MIN_RECOVERY_MINUTES, "60"));

        assertThat(old.number(PolicyKey.R1_MIN_RECOVERY_MINUTES)).isEqualTo(60);
        assertThat(old.fastingClock()).isEqualTo(FastingClock.SCHEDULED);
        assertThat(old.values().keySet()).containsExactly(PolicyKey.values());
    }

    @ParameterizedTest
    @MethodSource("modes")
    void every_mode_has_its_place_in_the_order(PolicyKey key, List<?> order, Enum<?>[] modes) {
        assertThat(order)
                .extracting(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(modes).map(Enum::name).toList());
        assertThat(rows().filter(row -> row.stricter() instanceof List).map(Row::key))
                .contains(key.name())
                .hasSize(2);
    }

    static Stream<Arguments> modes() {
        return Stream.of(
                Arguments.of(
                        PolicyKey.E1_ESCORT_PRESENCE, order(PolicyKey.E1_ESCORT_PRESENCE), EscortPresence.values()),
                Arguments.of(PolicyKey.F2B_FASTING_CLOCK, order(PolicyKey.F2B_FASTING_CLOCK), FastingClock.values()));
    }

    private static Object order(PolicyKey key) {
        return row(key).stricter();
    }

    private static Row row(PolicyKey key) {
        return rows().filter(row -> row.key().equals(key.name())).findFirst().orElseThrow();
    }
}
