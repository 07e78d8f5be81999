package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.Protocol.*;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.UnmetRule;
import org.chairside.scheduling.appointment.Appointment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule D3. */
class InfusionIntervalTest {

    @Test
    void monday_15_to_wednesday_9_is_just_long_enough_for_a_mood_infusion() {
        var monday = visit(State.COMPLETED, MOOD, LocalDateTime.parse("2026-06-01T15:00"));

        assertThat(unmet(MOOD, "2026-06-03T09:00", monday)).isEmpty();
        assertThat(unmet(MOOD, "2026-06-03T08:59", monday)).containsExactly("interval-too-short");
    }

    @ParameterizedTest
    @CsvSource({
        "MOOD, MOOD, 42",
        "PAIN, PAIN, 20",
        "MAINTENANCE, MAINTENANCE, 336",
        "MOOD, PAIN, 42",
        "PAIN, MOOD, 42",
        "MAINTENANCE, MOOD, 336",
        "MOOD, MAINTENANCE, 336"
    })
    void the_longer_interval_of_two_protocols_holds_whichever_comes_first(
            Protocol booked, Protocol wanted, long hours) {
        var other = visit(State.BOOKED, booked, MONDAY_10);
        var least = Duration.ofHours(hours);
        var there = other.slot().start();

        assertThat(codes(wanted, there.plus(least), other)).isEmpty();
        assertThat(codes(wanted, there.minus(least), other)).isEmpty();
        assertThat(codes(wanted, there.plus(least).minusSeconds(1), other)).containsExactly("interval-too-short");
        assertThat(codes(wanted, there.minus(least).plusSeconds(1), other)).containsExactly("interval-too-short");
    }

    @Test
    void a_delivered_infusion_at_another_site_and_in_another_zone_counts() {
        var phoenix = ZoneId.of("America/Phoenix");
        var inPhoenix = visitAt(Slot.starting(MONDAY_10.atZone(phoenix), Duration.ofHours(2)));
        var fortyTwoHoursByTheWallClock = MONDAY_10.plusHours(42);

        // ten o'clock in Phoenix is one o'clock in the afternoon in Rochester: the wall clocks flatter by three hours
        assertThat(codes(MOOD, at(fortyTwoHoursByTheWallClock), inPhoenix)).containsExactly("interval-too-short");
        assertThat(codes(MOOD, at(fortyTwoHoursByTheWallClock.plusHours(3)), inPhoenix))
                .isEmpty();
    }

    @Test
    void elapsed_hours_count_when_the_clocks_change() {
        // Sunday 8 March 2026 has 23 hours, Sunday 1 November 2026 has 25
        var beforeSpring = visit(State.BOOKED, MOOD, LocalDateTime.parse("2026-03-07T15:00"));
        assertThat(unmet(MOOD, "2026-03-09T09:00", beforeSpring)).containsExactly("interval-too-short");
        assertThat(unmet(MOOD, "2026-03-09T10:00", beforeSpring)).isEmpty();

        var beforeAutumn = visit(State.BOOKED, MOOD, LocalDateTime.parse("2026-10-31T15:00"));
        assertThat(unmet(MOOD, "2026-11-02T08:00", beforeAutumn)).isEmpty();
        assertThat(unmet(MOOD, "2026-11-02T07:59", beforeAutumn)).containsExactly("interval-too-short");
    }

    @Test
    void a_fourth_mood_infusion_within_seven_days_is_too_much() {
        var three = Stream.of("2026-06-01T08:00", "2026-06-03T09:00", "2026-06-05T09:00")
                .map(start -> visit(State.BOOKED, MOOD, LocalDateTime.parse(start)))
                .toArray(Appointment[]::new);

        assertThat(unmet(MOOD, "2026-06-07T09:00", three)).containsExactly("week-full");
        assertThat(unmet(MOOD, "2026-06-08T07:59", three)).containsExactly("week-full");
        assertThat(unmet(MOOD, "2026-06-08T08:00", three)).isEmpty();
    }

    @Test
    void seven_days_are_counted_forwards_and_around_as_well() {
        var three = Stream.of("2026-06-03T09:00", "2026-06-05T09:00", "2026-06-07T09:00")
                .map(start -> visit(State.BOOKED, MOOD, LocalDateTime.parse(start)))
                .toArray(Appointment[]::new);
        assertThat(unmet(MOOD, "2026-06-01T09:00", three)).containsExactly("week-full");
        assertThat(unmet(MOOD, "2026-05-31T09:00", three)).isEmpty();

        var around = Stream.of("2026-06-01T09:00", "2026-06-03T09:00", "2026-06-07T09:00")
                .map(start -> visit(State.BOOKED, MOOD, LocalDateTime.parse(start)))
                .toArray(Appointment[]::new);
        assertThat(unmet(MOOD, "2026-06-05T09:00", around)).containsExactly("week-full");
    }

    @Test
    void daily_pain_infusions_do_not_fill_a_week() {
        var week = Stream.of(1, 2, 3, 4, 5)
                .map(day -> visit(State.COMPLETED, PAIN, LocalDateTime.of(2026, 6, day, 9, 0)))
                .toArray(Appointment[]::new);

        assertThat(unmet(PAIN, "2026-06-06T09:00", week)).isEmpty();
    }

    private static Appointment visitAt(Slot slot) {
        return new Appointment(AppointmentId.random(), 1, State.COMPLETED, ADA, BUF, CORNER_CHAIR, MOOD, slot, 1, null);
    }

    private static List<String> unmet(Protocol protocol, String rochesterTime, Appointment... others) {
        return codes(protocol, at(LocalDateTime.parse(rochesterTime)), others);
    }

    private static List<String> codes(Protocol protocol, Instant start, Appointment... others) {
        return InfusionInterval.unmet(protocol, start, List.of(others), POLICY).stream()
                .map(UnmetRule::code)
                .toList();
    }
}
