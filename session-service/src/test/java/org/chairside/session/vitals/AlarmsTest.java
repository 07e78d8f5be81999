package org.chairside.session.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.session.AlarmTier.ADVISORY;
import static org.chairside.contracts.session.AlarmTier.PAUSE;
import static org.chairside.contracts.session.AlarmTier.STOP;
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

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.AlarmTier;
import org.chairside.contracts.session.RedFlag;
import org.chairside.contracts.session.Vitals;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlarmsTest {

    private static final SitePolicy POLICY = Policies.defaultFor("ROC");
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    @ParameterizedTest
    @MethodSource
    void one_set_alone_raises(Vitals vitals, List<Alarm> expected) {
        assertThat(Alarms.of(chart(START, vitals, 10), CALM, POLICY)).isEqualTo(expected);
    }

    static Stream<Arguments> one_set_alone_raises() {
        return Stream.of(
                Arguments.of(CALM, none()),
                Arguments.of(pressure(146, 78), none()),
                Arguments.of(pressure(147, 78), one(ADVISORY, "V5")), // +20 % of 122
                Arguments.of(pressure(122, 94), one(ADVISORY, "V5")), // +20 % of 78
                Arguments.of(pressure(165, 80), one(ADVISORY, "V5")),
                Arguments.of(pressure(184, 112), one(ADVISORY, "V5")), // never paused from a single set
                Arguments.of(pressure(199, 119), one(ADVISORY, "V5")),
                Arguments.of(pressure(200, 80), one(STOP, "V7")),
                Arguments.of(pressure(150, 120), one(STOP, "V7")),
                Arguments.of(pressure(90, 60), none()),
                Arguments.of(pressure(89, 60), one(PAUSE, "V9")),
                Arguments.of(heartRate(150), none()), // needs five minutes
                Arguments.of(heartRate(151), one(STOP, "V8")),
                Arguments.of(heartRate(40), none()),
                Arguments.of(heartRate(39), one(STOP, "V8")),
                Arguments.of(breaths(10), none()),
                Arguments.of(breaths(9), one(STOP, "V10")),
                Arguments.of(breaths(30), none()),
                Arguments.of(breaths(31), one(STOP, "V10")),
                Arguments.of(oxygen(94), none()),
                Arguments.of(oxygen(93), one(ADVISORY, "V11")),
                Arguments.of(oxygen(90), one(ADVISORY, "V11")),
                Arguments.of(oxygen(89), one(STOP, "V11")),
                Arguments.of(alertness(4), none()),
                Arguments.of(alertness(3), one(ADVISORY, "V12")),
                Arguments.of(alertness(2), one(PAUSE, "V12")),
                Arguments.of(alertness(1), one(STOP, "V12")),
                Arguments.of(agitation(-5), none()),
                Arguments.of(agitation(1), none()),
                Arguments.of(agitation(2), one(ADVISORY, "V12")),
                Arguments.of(agitation(3), one(ADVISORY, "V12")),
                Arguments.of(agitation(4), one(STOP, "V12")),
                Arguments.of(new Vitals(122, 78, 70, 14, 98, 2, null, 2), one(PAUSE, "V12")),
                Arguments.of(new Vitals(122, 78, 70, 14, 98, 2, null, 4), one(STOP, "V12")),
                Arguments.of(suffering(), none()));
    }

    /** Rule V7: any pressure, with any of them. */
    @ParameterizedTest
    @EnumSource
    void a_red_flag_stops_at_any_pressure(RedFlag flag) {
        assertThat(Alarms.of(chart(START, suffering(flag), 10), CALM, POLICY)).containsExactly(new Alarm(STOP, "V7"));
    }

    @Test
    void a_high_pressure_pauses_when_confirmed_five_minutes_later() {
        assertThat(Alarms.of(chart(START, pressure(180, 90), 10, 14), CALM, POLICY))
                .containsExactly(new Alarm(ADVISORY, "V5"));
        assertThat(Alarms.of(chart(START, pressure(180, 90), 10, 15), CALM, POLICY))
                .containsExactly(new Alarm(PAUSE, "V6"));
    }

    /** Two readings are asked for (rule V6), not a run: only a set below the resume limits (rule V13) stands between them. */
    @ParameterizedTest
    @CsvSource({
        "179, 109, PAUSE",
        "160,  90, PAUSE",
        "150, 100, PAUSE",
        "159,  99, ADVISORY",
        "122,  78, ADVISORY",
    })
    void two_high_pressures_pause_unless_a_settled_one_lies_between(int systolic, int diastolic, AlarmTier tier) {
        var chart = chart(START, pressure(184, 112), 20)
                .with(at(START.plusSeconds(60 * 22), pressure(systolic, diastolic)))
                .with(at(START.plusSeconds(60 * 25), pressure(186, 111)));
        assertThat(Alarms.of(chart, CALM, POLICY)).extracting(Alarm::tier).containsExactly(tier);
    }

    @Test
    void two_high_pressures_less_than_five_minutes_apart_do_not_pause_whatever_lies_between() {
        var chart = chart(START, pressure(184, 112), 20)
                .with(at(START.plusSeconds(60 * 22), pressure(179, 109)))
                .with(at(START.plusSeconds(60 * 25 - 1), pressure(186, 111)));
        assertThat(Alarms.of(chart, CALM, POLICY)).containsExactly(new Alarm(ADVISORY, "V5"));
    }

    /** Each number is a policy value of its own, though several defaults are the same. */
    @ParameterizedTest
    @CsvSource({
        "V6_CONFIRM_AFTER_MINUTES,        2, V6",
        "V8_PAUSE_HEART_RATE_FOR_MINUTES, 2, V8",
        "V2_RECHECK_APART_MINUTES,       10, ''",
        "V13_READINGS_APART_MINUTES,     15, ''"
    })
    void how_long_is_long_enough_is_each_rules_own(PolicyKey key, String minutes, String paused) {
        var policy = Policies.with("ROC", Map.of(key, minutes));
        var chart = chart(START, new Vitals(184, 112, 125, 14, 98, 5), 10, 12);

        assertThat(Alarms.of(chart, CALM, policy).stream()
                        .filter(alarm -> alarm.tier() == PAUSE)
                        .map(Alarm::rule)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(paused);
    }

    @Test
    void a_racing_heart_that_slowed_in_between_has_not_raced_for_five_minutes() {
        var chart = chart(START, heartRate(121), 10)
                .with(at(START.plusSeconds(60 * 12), heartRate(120)))
                .with(at(START.plusSeconds(60 * 15), heartRate(121)));
        assertThat(Alarms.of(chart, CALM, POLICY)).isEmpty();
    }

    @Test
    void a_racing_heart_pauses_after_five_minutes() {
        assertThat(Alarms.of(chart(START, heartRate(121), 10, 14), CALM, POLICY))
                .isEmpty();
        assertThat(Alarms.of(chart(START, heartRate(121), 10, 15), CALM, POLICY))
                .containsExactly(new Alarm(PAUSE, "V8"));
        assertThat(Alarms.of(chart(START, heartRate(120), 10, 15), CALM, POLICY))
                .isEmpty();
    }

    @Test
    void every_alarm_of_a_set_is_raised() {
        assertThat(Alarms.of(chart(START, new Vitals(210, 125, 160, 8, 85, 0), 10), CALM, POLICY))
                .extracting(Alarm::rule)
                .containsExactly("V7", "V8", "V10", "V11", "V12");
    }

    @Test
    void without_a_baseline_only_absolute_limits_count() {
        assertThat(Alarms.of(chart(START, pressure(147, 78), 10), null, POLICY)).isEmpty();
    }

    @Test
    void an_empty_chart_raises_nothing() {
        assertThat(Alarms.of(Chart.EMPTY, CALM, POLICY)).isEmpty();
    }

    private static List<Alarm> none() {
        return List.of();
    }

    private static List<Alarm> one(AlarmTier tier, String rule) {
        return List.of(new Alarm(tier, rule));
    }
}
