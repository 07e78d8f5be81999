package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Duration;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.scheduling.CancellationReason;
import org.chairside.contracts.session.*;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.scheduling.appointment.Appointment.State;
import org.chairside.scheduling.appointment.AppointmentCommand.CancelAppointment;
import org.chairside.scheduling.appointment.AppointmentCommand.MarkNoShow;
import org.chairside.scheduling.appointment.AppointmentCommand.RecordNonTreatment;
import org.chairside.scheduling.appointment.ArrivalCommand.CheckInPatient;
import org.chairside.scheduling.site.SiteCommand.AddChair;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What the other services tell of, and what becomes of the visit. */
class BookingReactionsTest extends VisitsAtRochester {

    @Test
    void a_patient_can_be_booked_at_every_site_once_registered_and_telling_twice_changes_nothing() {
        inbox.deliver(PatientEvent.class, new PatientRegistered(patient, BUF, "en", new Sealed.Redacted<>()));

        assertThat(state(booked(MONDAY_10))).isEqualTo(State.BOOKED);
    }

    @Test
    void a_visit_whose_chair_was_given_away_takes_it_back_when_the_pump_runs() {
        var started = arrived();
        desk.handle(new RecordNonTreatment(started, List.of("VITALS")));
        var next = bookedFor(otherPatient(), MONDAY_10.plusMinutes(30));

        inbox.deliver(SessionEvent.class, started(started));

        assertThat(state(started)).isEqualTo(State.IN_SESSION);
        assertThat(state(next)).isEqualTo(State.CANCELLED);
    }

    @Test
    void of_two_infusions_in_one_chair_none_is_called_off_and_the_second_is_left_to_people() {
        var first = arrived();
        desk.handle(new RecordNonTreatment(first, List.of("VITALS")));
        var second = bookedFor(otherPatient(), MONDAY_10.plusMinutes(30));
        inbox.deliver(SessionEvent.class, started(second));

        assertThatThrownBy(() -> inbox.deliver(SessionEvent.class, started(first)))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(state(second)).isEqualTo(State.IN_SESSION);
        assertThat(state(first)).isEqualTo(State.NOT_TREATED);
    }

    @Test
    void a_patient_booked_elsewhere_meanwhile_is_where_the_pump_runs() {
        var started = arrived();
        desk.handle(new RecordNonTreatment(started, List.of("VITALS")));
        var corner = ChairId.random();
        sites.handle(new AddChair(ROC, corner, corner.toString()));
        var elsewhere = bookedAt(corner, patient, MONDAY_10.plusHours(1), Protocol.MOOD);

        inbox.deliver(SessionEvent.class, started(started));

        assertThat(state(started)).isEqualTo(State.IN_SESSION);
        assertThat(state(elsewhere)).isEqualTo(State.CANCELLED);
    }

    @Test
    void a_passed_check_makes_an_arrived_patient_ready() {
        var visit = arrived();

        inbox.deliver(DayOfCheckEvent.class, passed(visit));

        assertThat(state(visit)).isEqualTo(State.READY);
    }

    @Test
    void a_check_that_is_told_of_before_the_arrival_counts_at_the_arrival() {
        var visit = booked(MONDAY_10);
        inbox.deliver(DayOfCheckEvent.class, passed(visit));
        assertThat(state(visit)).isEqualTo(State.BOOKED);

        clock.set(NOW);
        arrivals.handle(new CheckInPatient(visit));

        assertThat(state(visit)).isEqualTo(State.READY);
    }

    @Test
    void a_check_that_fails_before_the_arrival_undoes_an_earlier_pass() {
        var visit = booked(MONDAY_10);
        inbox.deliver(DayOfCheckEvent.class, passed(visit));
        inbox.deliver(DayOfCheckEvent.class, failed(visit, false));

        clock.set(NOW);
        arrivals.handle(new CheckInPatient(visit));

        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);
    }

    @Test
    void a_check_that_is_repeated_and_fails_takes_ready_back_until_one_passes() {
        var visit = arrived();
        inbox.deliver(DayOfCheckEvent.class, passed(visit));

        inbox.deliver(DayOfCheckEvent.class, failed(visit, false));
        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);

        inbox.deliver(DayOfCheckEvent.class, passed(visit));
        assertThat(state(visit)).isEqualTo(State.READY);
    }

    @Test
    void a_check_that_is_told_of_after_its_end_makes_nobody_ready() {
        var visit = arrived();
        clock.set(NOW.plusSeconds(1));

        inbox.deliver(DayOfCheckEvent.class, passed(visit));

        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);
    }

    @Test
    void whom_the_desk_missed_and_the_nurse_checked_has_come() {
        var visit = missed();

        inbox.deliver(DayOfCheckEvent.class, failed(visit, false));

        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);
    }

    @Test
    void whom_the_desk_missed_and_the_nurse_checked_is_not_treated_if_the_chair_is_given_away() {
        var visit = missed();
        bookedFor(otherPatient(), MONDAY_10.plusMinutes(30));

        inbox.deliver(DayOfCheckEvent.class, passed(visit));

        assertThat(state(visit)).isEqualTo(State.NOT_TREATED);
    }

    @Test
    void a_check_that_excludes_treatment_sends_the_patient_home_and_frees_the_chair() {
        var visit = arrived();

        inbox.deliver(DayOfCheckEvent.class, failed(visit, true));

        assertThat(state(visit)).isEqualTo(State.NOT_TREATED);
        assertThat(state(bookedFor(otherPatient(), MONDAY_10.plusHours(1)))).isEqualTo(State.BOOKED);
    }

    @Test
    void a_check_that_excludes_treatment_before_the_desk_checked_in_is_no_no_show() {
        var visit = booked(MONDAY_10);
        clock.set(NOW);

        inbox.deliver(DayOfCheckEvent.class, failed(visit, true));

        assertThat(state(visit)).isEqualTo(State.NOT_TREATED);
        assertThat(desk.handle(new MarkNoShow(visit))).isInstanceOf(Refused.class);
        assertThat(state(bookedFor(otherPatient(), MONDAY_10.plusHours(1)))).isEqualTo(State.BOOKED);
    }

    @Test
    void whom_the_nurse_checked_before_the_desk_did_is_neither_a_no_show_nor_cancelled_whatever_came_of_it() {
        var passed = booked(MONDAY_10);
        var failed = bookedFor(otherPatient(), MONDAY_10.plusHours(2));
        clock.set(NOW.plus(Duration.ofHours(3)));
        inbox.deliver(DayOfCheckEvent.class, passed(passed));
        inbox.deliver(DayOfCheckEvent.class, failed(failed, false));

        assertThat(List.of(passed, failed)).allSatisfy(visit -> {
            assertThat(desk.handle(new MarkNoShow(visit))).isInstanceOf(Refused.class);
            assertThat(desk.handle(new CancelAppointment(visit, FRONT_DESK, CancellationReason.PATIENT_REQUEST)))
                    .isInstanceOf(Refused.class);
            assertThat(state(visit)).isEqualTo(State.BOOKED);
        });
    }

    @Test
    void the_next_booking_counts_from_when_the_infusion_began() {
        var visit = arrived();
        var hourLate = NOW.plus(Duration.ofHours(1));
        inbox.deliver(SessionEvent.class, started(visit, hourLate));
        inbox.deliver(SessionEvent.class, discharged(visit));

        var soonest = MONDAY_10.plusHours(1 + 42);
        assertThat(book.handle(wanted(chair, patient, soonest.minusMinutes(1), Protocol.MOOD)))
                .isInstanceOf(Refused.class);
        assertThat(state(bookedFor(patient, soonest))).isEqualTo(State.BOOKED);
    }

    @Test
    void a_check_that_may_still_be_met_changes_nothing() {
        var visit = arrived();

        inbox.deliver(DayOfCheckEvent.class, failed(visit, false));

        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);
    }

    @Test
    void the_infusion_starts_the_visit_and_the_discharge_frees_the_chair() {
        var visit = arrived();

        inbox.deliver(SessionEvent.class, started(visit));
        assertThat(state(visit)).isEqualTo(State.IN_SESSION);

        inbox.deliver(SessionEvent.class, discharged(visit));
        assertThat(state(visit)).isEqualTo(State.COMPLETED);
        assertThat(state(bookedFor(otherPatient(), MONDAY_10.plusHours(1)))).isEqualTo(State.BOOKED);
    }

    @Test
    void a_discharge_from_a_visit_that_never_started_is_impossible() {
        var visit = arrived();

        assertThatThrownBy(() -> inbox.deliver(SessionEvent.class, discharged(visit)))
                .isInstanceOf(ImpossibleTransition.class);
        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);
    }

    @Test
    void a_visit_nobody_booked_cannot_have_started() {
        assertThatThrownBy(() -> inbox.deliver(SessionEvent.class, started(AppointmentId.random())))
                .isInstanceOf(ImpossibleTransition.class);
    }

    @Test
    void an_aborted_session_ends_the_visit_untreated() {
        var visit = arrived();

        inbox.deliver(SessionEvent.class, new SessionAborted(SESSION, visit, "PUMP_DEFECT", NOW));

        assertThat(state(visit)).isEqualTo(State.NOT_TREATED);
    }

    private PatientToken otherPatient() {
        var other = PatientToken.random();
        inbox.deliver(PatientEvent.class, new PatientRegistered(other, ROC, "es", new Sealed.Redacted<>()));
        return other;
    }

    private DayOfCheckPassed passed(AppointmentId visit) {
        return new DayOfCheckPassed(
                visit,
                patient,
                ClearanceId.random(),
                1,
                EscortId.random(),
                NOW.plusSeconds(1),
                new Sealed.Redacted<>());
    }

    private DischargeConfirmed discharged(AppointmentId visit) {
        return new DischargeConfirmed(SESSION, visit, patient, ROC, EscortId.random(), NOW, NOW, NURSE);
    }
}
