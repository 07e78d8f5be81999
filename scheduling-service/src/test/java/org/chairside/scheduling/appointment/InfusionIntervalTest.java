package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.Protocol.*;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.scheduling.AppointmentStarted;
import org.chairside.scheduling.appointment.Appointment.State;
import org.chairside.scheduling.site.PoliciesInForce;
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
        "MOOD, MAINTENANCE, 336",
        "PAIN, MAINTENANCE, 336"
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
    void an_infusion_that_began_late_counts_from_when_it_began() {
        var monday = LocalDateTime.parse("2026-06-01T15:00");
        var began = at(monday.plusHours(1));
        var started = Appointment.evolve(
                visit(State.READY, MOOD, monday),
                new AppointmentStarted(AppointmentId.random(), SessionId.random(), began));

        assertThat(unmet(MOOD, "2026-06-03T09:00", started)).containsExactly("interval-too-short");
        assertThat(unmet(MOOD, "2026-06-03T09:59", started)).containsExactly("interval-too-short");
        assertThat(unmet(MOOD, "2026-06-03T10:00", started)).isEmpty();
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

    /** Buffalo asks for 48 hours, Rochester for 42: whichever of them books, and whichever comes first. */
    @ParameterizedTest
    @CsvSource({
        "ROC, BUF, 47:59, false",
        "ROC, BUF, 48:00, true",
        "ROC, BUF, 48:01, true",
        "BUF, ROC, 47:59, false",
        "BUF, ROC, 48:00, true",
        "BUF, ROC, 48:01, true",
        "BUF, BUF, 47:59, false",
        "BUF, BUF, 48:00, true",
        "ROC, ROC, 41:59, false",
        "ROC, ROC, 42:00, true"
    })
    void of_two_sites_the_stricter_interval_holds(String bookedAt, String wantedAt, String apart, boolean allowed) {
        var stricter = buffaloWorksBy(Map.of(PolicyKey.D3_MOOD_MIN_INTERVAL_HOURS, "48"));
        var hoursAndMinutes = apart.split(":", -1);
        var least =
                Duration.ofHours(Long.parseLong(hoursAndMinutes[0])).plusMinutes(Long.parseLong(hoursAndMinutes[1]));
        var other = visitAt(SiteCode.of(bookedAt), MONDAY_10);

        assertThat(codes(wanted(wantedAt, MONDAY_10.plus(least)), stricter, other)
                        .isEmpty())
                .isEqualTo(allowed);
        assertThat(codes(wanted(wantedAt, MONDAY_10.minus(least)), stricter, other)
                        .isEmpty())
                .isEqualTo(allowed);
    }

    /** Buffalo allows two in seven days, Rochester three. */
    @ParameterizedTest
    @CsvSource({
        "ROC, ROC, ROC, 2026-06-07T09:00, true",
        "ROC, ROC, BUF, 2026-06-07T09:00, false",
        "ROC, BUF, ROC, 2026-06-07T09:00, false",
        "BUF, ROC, ROC, 2026-06-08T07:59, false",
        "BUF, ROC, ROC, 2026-06-08T08:00, true",
        "ROC, BUF, ROC, 2026-05-28T08:01, false",
        "ROC, BUF, ROC, 2026-05-28T08:00, true"
    })
    void the_week_of_the_strictest_site_in_it_holds(
            String monday, String thursday, String wantedAt, LocalDateTime wanted, boolean allowed) {
        var stricter = buffaloWorksBy(Map.of(PolicyKey.D3_MOOD_MAX_PER_7_DAYS, "2"));
        var booked = new Appointment[] {
            visitAt(SiteCode.of(monday), LocalDateTime.parse("2026-06-01T08:00")),
            visitAt(SiteCode.of(thursday), LocalDateTime.parse("2026-06-04T08:00"))
        };

        assertThat(codes(wanted(wantedAt, wanted), stricter, booked))
                .isEqualTo(allowed ? List.of() : List.of("week-full"));
    }

    private static BookAppointment wanted(String site, LocalDateTime start) {
        return site.equals("BUF") ? bookingAtBuffalo(MOOD, start) : booking(MOOD, start);
    }

    private static Appointment visitAt(SiteCode site, LocalDateTime start) {
        var slot = Slot.starting(start.atZone(NEW_YORK), Duration.ofHours(2));
        return new Appointment(
                AppointmentId.random(), 1, State.BOOKED, ADA, site, CORNER_CHAIR, MOOD, slot, 1, null, null);
    }

    private static Appointment visitAt(Slot slot) {
        return new Appointment(
                AppointmentId.random(), 1, State.COMPLETED, ADA, BUF, CORNER_CHAIR, MOOD, slot, 1, null, null);
    }

    private static List<String> unmet(Protocol protocol, String rochesterTime, Appointment... others) {
        return codes(protocol, at(LocalDateTime.parse(rochesterTime)), others);
    }

    private static List<String> codes(Protocol protocol, Instant start, Appointment... others) {
        return codes(booking(protocol, LocalDateTime.ofInstant(start, NEW_YORK)), POLICIES, others);
    }

    private static List<String> codes(BookAppointment wanted, PoliciesInForce policies, Appointment... others) {
        return InfusionInterval.unmet(
                        wanted.protocol(), wanted.start().toInstant(), wanted.site(), List.of(others), policies)
                .stream()
                .map(UnmetRule::code)
                .toList();
    }
}
