package org.chairside.session.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.session.VitalsSource.MANUAL;
import static org.chairside.contracts.session.VitalsSource.MONITOR;
import static org.chairside.session.Readings.CALM;
import static org.chairside.session.Readings.agitation;
import static org.chairside.session.Readings.alertness;
import static org.chairside.session.Readings.breaths;
import static org.chairside.session.Readings.heartRate;
import static org.chairside.session.Readings.oxygen;
import static org.chairside.session.Readings.pressure;
import static org.chairside.session.Readings.suffering;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.RedFlag;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsSource;
import org.chairside.test.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule V13, each limit on both sides; minutes of the pause. */
class ResumeLimitsTest {

    private static final SitePolicy ROC = Policies.defaultFor("ROC");
    private static final Instant PAUSED = Instant.parse("2026-03-02T15:20:00Z");

    @ParameterizedTest
    @MethodSource
    void the_last_set_lies_within_every_limit(Vitals last, boolean met) {
        assertThat(met(6, set(1, MONITOR, CALM), set(6, MONITOR, last))).isEqualTo(met);
    }

    static Stream<Arguments> the_last_set_lies_within_every_limit() {
        return Stream.of(
                Arguments.of(pressure(159, 99), true),
                Arguments.of(pressure(160, 80), false),
                Arguments.of(pressure(130, 100), false),
                Arguments.of(pressure(90, 60), true),
                Arguments.of(pressure(89, 60), false),
                Arguments.of(heartRate(109), true),
                Arguments.of(heartRate(110), false),
                Arguments.of(heartRate(40), true),
                Arguments.of(heartRate(39), false),
                Arguments.of(breaths(10), true),
                Arguments.of(breaths(9), false),
                Arguments.of(breaths(30), true),
                Arguments.of(breaths(31), false),
                Arguments.of(oxygen(94), true),
                Arguments.of(oxygen(93), false),
                Arguments.of(alertness(4), true),
                Arguments.of(alertness(3), false),
                Arguments.of(agitation(1), true),
                Arguments.of(agitation(2), false),
                Arguments.of(suffering(RedFlag.HEADACHE), false));
    }

    @ParameterizedTest
    @CsvSource({"1, 6, true", "2, 6, false", "0, 5, true", "-1, 5, false"})
    void two_sets_are_five_minutes_apart_and_of_the_pause(int first, int second, boolean met) {
        assertThat(met(6, set(first, MONITOR, CALM), set(second, MONITOR, CALM)))
                .isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"720, false", "721, true"})
    void the_last_set_is_overdue_after_a_cadence_and_its_grace(int secondsLater, boolean outdated) {
        var chart = new Chart(List.of(set(0, MONITOR, CALM)));

        assertThat(ResumeLimits.outdated(chart, PAUSED, ROC, PAUSED.plusSeconds(secondsLater)))
                .isEqualTo(outdated);
    }

    /** Distress is what most infusions are stopped for, and no monitor shows it: who was agitated before the pause is looked at again. */
    @Test
    void agitation_lasts_until_somebody_looks_again() {
        var agitated = set(-2, MANUAL, agitation(3));

        assertThat(met(6, agitated, set(1, MONITOR, CALM), set(6, MONITOR, CALM)))
                .isFalse();
        assertThat(met(6, agitated, set(1, MANUAL, agitation(1)), set(6, MONITOR, CALM)))
                .isTrue();
    }

    /** Written down too late to stop the pump: what was noted does not go away by itself. */
    @Test
    void a_symptom_lasts_until_somebody_looks_again() {
        var headache = set(-2, MANUAL, suffering(RedFlag.HEADACHE));

        assertThat(met(6, headache, set(1, MONITOR, CALM), set(6, MONITOR, CALM)))
                .isFalse();
        assertThat(met(6, headache, set(1, MANUAL, CALM), set(6, MONITOR, CALM)))
                .isTrue();
    }

    private static boolean met(int minute, Reading... sets) {
        return ResumeLimits.met(new Chart(List.of(sets)), PAUSED, ROC, PAUSED.plus(Duration.ofMinutes(minute)));
    }

    private static Reading set(int minute, VitalsSource source, Vitals vitals) {
        return new Reading(PAUSED.plus(Duration.ofMinutes(minute)), source, vitals);
    }
}
