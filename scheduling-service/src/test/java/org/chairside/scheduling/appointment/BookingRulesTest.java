package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.contracts.Protocol.*;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.scheduling.AppointmentBooked;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.contracts.scheduling.AppointmentMarkedAtRisk;
import org.chairside.scheduling.appointment.Appointment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BookingRulesTest {

    @Test
    void a_booking_keeps_the_local_time_the_zone_and_the_instant() {
        var command = booking(MOOD, MONDAY_10);

        assertThat(decide(command, emptyDiary()))
                .isEqualTo(Decision.<AppointmentEvent>accepted(new AppointmentBooked(
                        command.appointment(),
                        ADA,
                        ROC,
                        WINDOW_CHAIR,
                        MOOD,
                        at(MONDAY_10),
                        at(MONDAY_10.plusHours(2)),
                        MONDAY_10,
                        NEW_YORK,
                        1,
                        FRONT_DESK)));
    }

    @Test
    void a_patient_intake_has_not_told_of_is_not_booked() {
        assertThat(refusal(booking(MOOD, MONDAY_10), new Diary(false, true, List.of(), List.of())))
                .isEqualTo(AppointmentRefusal.PATIENT_UNKNOWN);
    }

    @Test
    void a_chair_of_another_site_is_not_booked() {
        assertThat(refusal(booking(MOOD, MONDAY_10), new Diary(true, false, List.of(), List.of())))
                .isEqualTo(AppointmentRefusal.CHAIR_UNKNOWN);
    }

    @Test
    void the_past_is_not_booked() {
        assertThat(refusal(booking(MOOD, MONDAY_10.minusHours(3)), emptyDiary()))
                .isEqualTo(AppointmentRefusal.START_IN_PAST);
        assertThat(decide(booking(MOOD, MONDAY_10.minusHours(2)), emptyDiary())).isInstanceOf(Accepted.class);
    }

    @Test
    void nothing_is_booked_beyond_the_horizon() {
        // across the end of summer time: 180 days of the calendar, at the same hour
        var horizon = MONDAY_10.minusHours(2).plusDays(180);

        assertThat(decide(booking(MOOD, horizon), emptyDiary())).isInstanceOf(Accepted.class);
        assertThat(refusal(booking(MOOD, horizon.plusMinutes(1)), emptyDiary()))
                .isEqualTo(AppointmentRefusal.START_BEYOND_HORIZON);
    }

    @Test
    void a_slot_does_not_run_past_midnight() {
        var endsAtMidnight = booking(MOOD, MONDAY_10.withHour(22));

        assertThat(refusal(endsAtMidnight, emptyDiary())).isEqualTo(AppointmentRefusal.SLOT_PAST_MIDNIGHT);
        assertThat(decide(booking(MOOD, MONDAY_10.withHour(21).withMinute(59)), emptyDiary()))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void a_chair_is_never_booked_twice() {
        var taken = new Diary(true, true, List.of(visit(State.CONFIRMED)), List.of());

        assertThat(refusal(booking(MOOD, MONDAY_10.minusMinutes(119)), taken)).isEqualTo(AppointmentRefusal.SLOT_TAKEN);
        assertThat(refusal(booking(MOOD, MONDAY_10.plusMinutes(119)), taken)).isEqualTo(AppointmentRefusal.SLOT_TAKEN);
        assertThat(decide(booking(MOOD, MONDAY_10.plusHours(2)), taken)).isInstanceOf(Accepted.class);
        assertThat(decide(booking(MOOD, MONDAY_10.minusHours(2)), taken)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"MOOD, 120", "MAINTENANCE, 120", "PAIN, 240"})
    void the_slot_is_as_long_as_the_protocol_needs_at_this_site(Protocol protocol, long minutes) {
        assertThat(booked(decide(booking(protocol, MONDAY_10), emptyDiary())).end())
                .isEqualTo(at(MONDAY_10).plus(Duration.ofMinutes(minutes)));
        var longer = buffaloWorksBy(Map.of(PolicyKey.A1_PAIN_SLOT_MINUTES, "360"));
        assertThat(booked(BookingRules.decide(
                                bookingAtBuffalo(PAIN, MONDAY_10), emptyDiary(), longer, Optional.empty(), MONDAY_8))
                        .end())
                .isEqualTo(at(MONDAY_10.plusHours(6)));
    }

    @Test
    void a_pain_slot_keeps_the_chair_for_all_its_hours() {
        var taken = new Diary(true, true, List.of(visit(State.CONFIRMED, PAIN, MONDAY_10)), List.of());

        assertThat(refusal(booking(MOOD, MONDAY_10.plusMinutes(239)), taken)).isEqualTo(AppointmentRefusal.SLOT_TAKEN);
        assertThat(decide(booking(MOOD, MONDAY_10.plusHours(4)), taken)).isInstanceOf(Accepted.class);
        assertThat(refusal(booking(PAIN, MONDAY_10.minusMinutes(119)), taken)).isEqualTo(AppointmentRefusal.SLOT_TAKEN);
    }

    /** On 1 November 2026 a clock in New York shows one o'clock twice; two hours from the first of them are over at two. */
    @Test
    void a_slot_lasts_its_elapsed_minutes_while_the_clocks_change() {
        var firstOne = LocalDateTime.parse("2026-11-01T01:00").atZone(NEW_YORK).withEarlierOffsetAtOverlap();
        var slot = Slot.starting(firstOne, Duration.ofHours(2));

        assertThat(slot.end().atZone(NEW_YORK).toLocalDateTime()).isEqualTo(LocalDateTime.parse("2026-11-01T02:00"));
        assertThat(slot.overlaps(Slot.starting(firstOne.withLaterOffsetAtOverlap(), Duration.ofHours(2))))
                .isTrue();
        assertThat(slot.overlaps(Slot.starting(firstOne.plusHours(2), Duration.ofHours(2))))
                .isFalse();
    }

    @Test
    void a_slot_holds_the_longest_infusion_and_its_recovery() {
        var longer =
                buffaloWorksBy(Map.of(PolicyKey.D2_PAIN_MAX_MINUTES, "240", PolicyKey.R1_MIN_RECOVERY_MINUTES, "30"));

        assertThat(booked(BookingRules.decide(
                                bookingAtBuffalo(PAIN, MONDAY_10), emptyDiary(), longer, Optional.empty(), MONDAY_8))
                        .end())
                .isEqualTo(at(MONDAY_10.plusMinutes(270)));
    }

    @Test
    void a_patient_whose_clearance_is_in_doubt_is_booked_at_risk() {
        var command = booking(MOOD, MONDAY_10);
        var decision = BookingRules.decide(command, emptyDiary(), POLICIES, Optional.of("CONSENT_WITHDRAWN"), MONDAY_8);

        assertThat(((Accepted<AppointmentEvent>) decision).events())
                .containsExactly(
                        booked(decision), new AppointmentMarkedAtRisk(command.appointment(), "CONSENT_WITHDRAWN"));
    }

    private static AppointmentBooked booked(Decision<AppointmentEvent> decision) {
        return (AppointmentBooked)
                ((Accepted<AppointmentEvent>) decision).events().getFirst();
    }

    /** Another chair or a later hour, which a taken chair is answered with, would not help this patient. */
    @Test
    void what_keeps_the_patient_away_is_said_before_what_keeps_the_chair() {
        var taken = List.of(visit(State.CONFIRMED));
        var yesterday = List.of(visit(State.COMPLETED, MOOD, MONDAY_10.minusDays(1)));

        assertThat(refusal(booking(MOOD, MONDAY_10), new Diary(true, true, taken, yesterday)))
                .isEqualTo(AppointmentRefusal.INTERVAL_TOO_SHORT);
        assertThat(refusal(booking(MOOD, MONDAY_10), new Diary(true, true, taken, List.of())))
                .isEqualTo(AppointmentRefusal.SLOT_TAKEN);
    }

    @Test
    void a_patient_is_never_in_two_places() {
        assertThat(refusal(booking(PAIN, MONDAY_10.plusHours(1)), patientDiary(visit(State.BOOKED, PAIN, MONDAY_10))))
                .isEqualTo(AppointmentRefusal.PATIENT_ALREADY_BOOKED);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"CANCELLED", "NO_SHOW", "NOT_TREATED"})
    void a_visit_that_did_not_happen_frees_chair_and_patient(State gone) {
        var page = List.of(visit(gone));

        assertThat(new Diary(true, true, page, page).chairIsFree(MONDAY_10_TO_12))
                .isTrue();
        assertThat(new Diary(true, true, page, page).patientIsFree(MONDAY_10_TO_12))
                .isTrue();
    }

    @Test
    void the_series_is_counted_per_protocol_over_delivered_and_booked_visits_before() {
        var delivered = visit(State.COMPLETED, MOOD, MONDAY_10.minusDays(7));
        var booked = visit(State.BOOKED, MOOD, MONDAY_10.minusDays(3));
        var later = visit(State.BOOKED, MOOD, MONDAY_10.plusDays(10));
        var pain = visit(State.COMPLETED, PAIN, MONDAY_10.minusDays(20));

        var decision = decide(booking(MOOD, MONDAY_10), patientDiary(delivered, booked, later, pain));

        assertThat(decision).isInstanceOfSatisfying(Accepted.class, accepted -> assertThat(
                        ((AppointmentBooked) accepted.events().getFirst()).seriesNumber())
                .isEqualTo(3));
    }

    private static Decision<AppointmentEvent> decide(BookAppointment command, Diary diary) {
        return BookingRules.decide(command, diary, POLICIES, Optional.empty(), MONDAY_8);
    }

    private static Object refusal(BookAppointment command, Diary diary) {
        return ((Refused<AppointmentEvent>) decide(command, diary)).refusal().reason();
    }
}
