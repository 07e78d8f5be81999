package org.chairside.scheduling.site.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.scheduling.site.ChainPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a site may choose under the chain's own policy: every value that passes keeps its rule at work. */
class ChainPolicyFileTest {

    /** A second copy of the chain's file: a bound moves only by moving it here, too. */
    private static final String NUMBERS = """
            F1_FOOD_FASTING_MINUTES, 240, 720
            F2_CLEAR_LIQUID_FASTING_MINUTES, 120, 360
            M4_ALCOHOL_OR_THC_HOURS, 24, 168
            M5_MEDICATION_ATTESTATION_MAX_AGE_HOURS, 4, 24
            C1_CLEARANCE_VALIDITY_DAYS, 14, 90
            C2_CONSENT_VALIDITY_MONTHS, 1, 12
            C5_DOSING_WEIGHT_MAX_AGE_DAYS, 1, 14
            C8_AGE_MIN_YEARS, 18, 25
            DAY_OF_CHECK_VALIDITY_HOURS, 1, 4
            D1_DOSE_SECOND_SIGN_OFF_MICROGRAMS_PER_KG, 250, 1000
            D1_DOSE_MAX_MICROGRAMS_PER_KG, 500, 2000
            D2_INFUSION_PLANNED_MINUTES, 40, 60
            D2_INFUSION_MAX_MINUTES, 45, 60
            D2_PAIN_PLANNED_MINUTES, 90, 240
            D2_PAIN_MAX_MINUTES, 120, 240
            P3_INFUSION_MIN_MINUTES, 30, 40
            P3_PAIN_MIN_MINUTES, 30, 90
            D3_MOOD_MIN_INTERVAL_HOURS, 42, 168
            D3_PAIN_MIN_INTERVAL_HOURS, 20, 336
            D3_MAINTENANCE_MIN_INTERVAL_HOURS, 336, 1440
            D3_MOOD_MAX_PER_7_DAYS, 1, 3
            V1_BASELINE_VITALS_MAX_AGE_MINUTES, 15, 15
            V2_REST_SYSTOLIC, 120, 140
            V2_REST_DIASTOLIC, 80, 90
            V2_HOLD_SYSTOLIC, 140, 160
            V2_HOLD_DIASTOLIC, 90, 100
            V2_NOT_TODAY_SYSTOLIC, 160, 180
            V2_NOT_TODAY_DIASTOLIC, 100, 110
            V2_RECHECK_APART_MINUTES, 5, 10
            V3_HEART_RATE_MIN, 50, 60
            V3_HEART_RATE_MAX, 100, 120
            V3_RESPIRATORY_RATE_MIN, 10, 12
            V3_RESPIRATORY_RATE_MAX, 20, 30
            V3_SPO2_MIN, 94, 97
            V4_CADENCE_INFUSING_MINUTES, 5, 10
            V4_CADENCE_RECOVERY_MINUTES, 5, 15
            V4_CADENCE_FLAGGED_MINUTES, 3, 5
            V4_MISSED_WARN_MINUTES, 1, 2
            V4_MISSED_ESCALATE_MINUTES, 2, 5
            V4_STILL_NOW_MINUTES, 10, 15
            V5_ADVISORY_SYSTOLIC, 140, 165
            V5_ADVISORY_DIASTOLIC, 90, 100
            V5_ADVISORY_RISE_PERCENT, 10, 20
            V6_PAUSE_SYSTOLIC, 160, 180
            V6_PAUSE_DIASTOLIC, 100, 110
            V6_CONFIRM_AFTER_MINUTES, 2, 5
            V7_STOP_SYSTOLIC, 180, 200
            V7_STOP_DIASTOLIC, 110, 120
            V8_PAUSE_HEART_RATE_MAX, 100, 120
            V8_PAUSE_HEART_RATE_FOR_MINUTES, 2, 5
            V8_STOP_HEART_RATE_MAX, 130, 150
            V8_STOP_HEART_RATE_MIN, 40, 50
            V9_PAUSE_SYSTOLIC_MIN, 90, 100
            V10_STOP_RESPIRATORY_RATE_MIN, 10, 12
            V10_STOP_RESPIRATORY_RATE_MAX, 24, 30
            V11_WARN_SPO2_MIN, 94, 97
            V11_STOP_SPO2_MIN, 90, 94
            V12_WARN_MOAAS, 3, 4
            V12_PAUSE_MOAAS, 2, 3
            V12_STOP_MOAAS, 1, 2
            V12_WARN_RASS, 1, 2
            V12_STOP_RASS, 3, 4
            V13_RESUME_SYSTOLIC_BELOW, 140, 160
            V13_RESUME_DIASTOLIC_BELOW, 90, 100
            V13_RESUME_HEART_RATE_BELOW, 100, 110
            V13_RESUME_SPO2_MIN, 94, 97
            V13_RESUME_MOAAS_MIN, 4, 5
            V13_READINGS_APART_MINUTES, 5, 15
            PAUSE_TOTAL_MAX_MINUTES, 15, 30
            R1_MIN_RECOVERY_MINUTES, 20, 240
            R2_AFTER_RESCUE_MINUTES, 60, 360
            R3_AFTER_REVERSAL_MINUTES, 120, 480
            R5_ALDRETE_MIN, 9, 10
            R5_PADSS_MIN, 9, 10
            R5_MOAAS_MIN, 5, 5
            R6_VITALS_APART_MINUTES, 15, 30
            A1_SLOT_MINUTES, 120, 240
            A1_PAIN_SLOT_MINUTES, 240, 480
            A2_LATE_GRACE_MINUTES, 5, 15
            A3_LATE_CANCEL_HOURS, 24, 72
            A_BOOKING_HORIZON_DAYS, 14, 180
            K1_HUB_LOSS_MICROLITRES, 0, 50
            """;

    private static ChainPolicy chain;

    @BeforeAll
    static void read() throws IOException {
        chain = new ChainPolicyFile().chainPolicy();
    }

    @ParameterizedTest
    @CsvSource(textBlock = NUMBERS)
    void a_site_chooses_from_a_closed_range(PolicyKey key, int least, int most) {
        assertThat(IntStream.range(0, 10_000).filter(number -> accepts(key, Integer.toString(number))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(least, most).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            E1_ESCORT_PRESENCE            | IN_ROOM ON_SITE NOT_IN_TREATMENT_AREA PICKUP
            F2B_FASTING_CLOCK             | SCHEDULED ACTUAL_START
            E4_RESTRICTION_END_LOCAL_TIME | 23:59
            N3_FOLLOW_UP_LOCAL_TIME       | 10:00
            """)
    void a_site_chooses_one_of_these(PolicyKey key, String choices) {
        var candidates = Stream.of(
                "IN_ROOM",
                "ON_SITE",
                "NOT_IN_TREATMENT_AREA",
                "PICKUP",
                "SCHEDULED",
                "ACTUAL_START",
                "23:59",
                "23:58",
                "10:00",
                "09:59",
                "10:01",
                "00:00",
                "0");

        assertThat(candidates.filter(candidate -> accepts(key, candidate)))
                .containsExactlyInAnyOrder(choices.split(" "));
    }

    @Test
    void every_key_is_in_one_of_the_tables() {
        assertThat(NUMBERS.lines().count() + 4).isEqualTo(PolicyKey.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void no_nonsense_is_a_policy(PolicyKey key) {
        var nonsense = List.of(
                "",
                " ",
                "-1",
                "-0",
                "+5",
                "00",
                "010",
                "5.0",
                "1e1",
                "0x5",
                "NaN",
                "null",
                "[]",
                "{}",
                "true",
                "\u0665",
                "5 ",
                "99999",
                "999999",
                "2147483648",
                "24:00",
                "23:59:59",
                "in_room",
                "NOWHERE");

        assertThat(nonsense).noneMatch(value -> accepts(key, value));
    }

    @ParameterizedTest
    @CsvSource({
        "F2_CLEAR_LIQUID_FASTING_MINUTES, F1_FOOD_FASTING_MINUTES, 300",
        "D2_INFUSION_PLANNED_MINUTES,     D2_INFUSION_MAX_MINUTES, 50",
        "D2_PAIN_PLANNED_MINUTES,         D2_PAIN_MAX_MINUTES,     150",
        "V5_ADVISORY_SYSTOLIC,            V6_PAUSE_SYSTOLIC,       164",
        "V13_RESUME_HEART_RATE_BELOW,     V8_PAUSE_HEART_RATE_MAX, 105"
    })
    void a_policy_does_not_contradict_itself(PolicyKey less, PolicyKey more, int number) {
        var same = Integer.toString(number);
        var above = Integer.toString(number + 1);

        assertThat(chain.unmetBy(Map.of(less, same, more, same))).isEmpty();
        assertThat(chain.unmetBy(Map.of(less, above, more, same)))
                .extracting(UnmetRule::rule, UnmetRule::code)
                .containsExactly(tuple(less.name(), "contradicts"));
    }

    @Test
    void a_wish_that_contradicts_the_chains_own_value_is_named_whichever_of_the_two_it_is() {
        assertThat(chain.unmetBy(Map.of())).isEmpty();
        assertThat(chain.unmetBy(Map.of(PolicyKey.D2_INFUSION_PLANNED_MINUTES, "60")))
                .extracting(UnmetRule::rule)
                .containsExactly("D2_INFUSION_PLANNED_MINUTES");
        assertThat(chain.unmetBy(Map.of(PolicyKey.V6_PAUSE_SYSTOLIC, "160")))
                .extracting(UnmetRule::rule)
                .containsExactly("V6_PAUSE_SYSTOLIC");
    }

    /** By its own bounds; what it may be beside the other values is asked above. */
    private static boolean accepts(PolicyKey key, String value) {
        return chain.unmetBy(Map.of(key, value)).stream()
                .allMatch(unmet -> unmet.code().equals("contradicts"));
    }
}
