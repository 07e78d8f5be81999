package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
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
import org.chairside.scheduling.site.SiteCommand.OpenSite;
import org.chairside.scheduling.site.SiteCommandHandler;
import org.chairside.test.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What the other services tell of, and what becomes of the visit. */
@SpringJUnitConfig(SchedulingOnPostgres.class)
class BookingReactionsTest {

    private static final Instant NOW = at(MONDAY_10);
    private static final StaffId NURSE = new StaffId("nurse.roc");
    private static final SessionId SESSION = SessionId.random();

    @Autowired
    private BookAppointmentHandler book;

    @Autowired
    private ArrivalHandler arrivals;

    @Autowired
    private AppointmentCommandHandler desk;

    @Autowired
    private SiteCommandHandler sites;

    @Autowired
    private Appointments rows;

    @Autowired
    private DirectInbox inbox;

    @Autowired
    private SettableClock clock;

    private final PatientToken patient = PatientToken.random();
    private final ChairId chair = ChairId.random();

    @BeforeEach
    void a_registered_patient_and_a_chair() {
        clock.set(MONDAY_8);
        sites.handle(new OpenSite(ROC, "Rochester", NEW_YORK, "NY"));
        sites.handle(new AddChair(ROC, chair, chair.toString()));
        inbox.deliver(PatientEvent.class, new PatientRegistered(patient, BUF, "en", new Sealed.Redacted<>()));
    }

    @Test
    void a_patient_can_be_booked_at_every_site_once_registered_and_telling_twice_changes_nothing() {
        inbox.deliver(PatientEvent.class, new PatientRegistered(patient, BUF, "en", new Sealed.Redacted<>()));

        assertThat(state(booked(MONDAY_10))).isEqualTo(State.BOOKED);
    }

    @Test
    void a_suspended_clearance_puts_every_visit_to_come_at_risk() {
        var today = booked(MONDAY_10);
        var later = booked(MONDAY_10.plusDays(3));

        inbox.deliver(
                ClearanceEvent.class,
                new ClearanceSuspended(ClearanceId.random(), patient, SuspensionTrigger.MEDICATION_CHANGED));

        assertThat(List.of(today, later))
                .allSatisfy(visit ->
                        assertThat(rows.find(visit).orElseThrow().atRisk()).isEqualTo("MEDICATION_CHANGED"));
    }

    @Test
    void a_clearance_that_holds_again_takes_the_warning_back() {
        var visit = booked(MONDAY_10);
        var clearance = ClearanceId.random();
        tell(cleared(clearance, Protocol.MOOD, 1));
        tell(new ClearanceSuspended(clearance, patient, SuspensionTrigger.CONSENT_WITHDRAWN));
        assertThat(atRisk(visit)).isEqualTo("CONSENT_WITHDRAWN");

        tell(cleared(clearance, Protocol.MOOD, 2));
        assertThat(atRisk(visit)).isNull();

        tell(new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED));
        assertThat(atRisk(visit)).isEqualTo("MEDICATION_CHANGED");
    }

    @Test
    void a_stop_marks_what_a_new_medication_marked_before_and_what_is_booked_after() {
        var visit = booked(MONDAY_10);
        var clearance = ClearanceId.random();
        tell(cleared(clearance, Protocol.MOOD, 1));
        tell(new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED));
        tell(new ClearanceSuspended(clearance, patient, SuspensionTrigger.CLINICAL_STOP));
        tell(new ClearanceSuspended(clearance, patient, SuspensionTrigger.CONSENT_WITHDRAWN));

        assertThat(atRisk(visit)).isEqualTo("CLINICAL_STOP");
        assertThat(atRisk(booked(MONDAY_10.plusDays(3)))).isEqualTo("CLINICAL_STOP");
        tell(cleared(clearance, Protocol.MOOD, 2));
        assertThat(atRisk(visit)).isNull();
    }

    @Test
    void a_clearance_speaks_for_its_own_protocol_only() {
        var mood = booked(MONDAY_10);
        var pain = bookedFor(patient, MONDAY_10.plusDays(7), Protocol.PAIN);
        var forMood = ClearanceId.random();
        var forPain = ClearanceId.random();
        tell(new IntakeOpened(forMood, patient, Protocol.MOOD, mood));
        tell(new IntakeOpened(forPain, patient, Protocol.PAIN, pain));

        tell(new ClearanceSuspended(forMood, patient, SuspensionTrigger.CONSENT_WITHDRAWN));
        assertThat(atRisk(mood)).isEqualTo("CONSENT_WITHDRAWN");
        assertThat(atRisk(pain)).isNull();

        tell(cleared(forPain, Protocol.PAIN, 1));
        assertThat(atRisk(mood)).isEqualTo("CONSENT_WITHDRAWN");
    }

    @Test
    void a_new_file_for_the_protocol_makes_good_for_a_revoked_one_in_whatever_order_they_are_told() {
        var visit = booked(MONDAY_10);
        var revoked = ClearanceId.random();
        var renewed = ClearanceId.random();
        tell(cleared(revoked, Protocol.MOOD, 1));
        tell(new ClearanceRevoked(revoked, patient, NURSE));
        assertThat(atRisk(visit)).isEqualTo("CLEARANCE_REVOKED");
        tell(cleared(renewed, Protocol.MOOD, 1));
        assertThat(atRisk(visit)).isNull();

        tell(new ClearanceRevoked(revoked, patient, NURSE));
        assertThat(atRisk(visit)).isNull();
    }

    @Test
    void a_visit_booked_while_the_clearance_is_in_doubt_bears_the_mark_too() {
        var clearance = ClearanceId.random();
        tell(cleared(clearance, Protocol.MOOD, 1));
        tell(new ClearanceExpired(clearance, patient, NOW));

        var visit = booked(MONDAY_10);
        assertThat(atRisk(visit)).isEqualTo("CLEARANCE_EXPIRED");
        assertThat(atRisk(bookedFor(patient, MONDAY_10.plusDays(7), Protocol.PAIN)))
                .isNull();

        tell(cleared(clearance, Protocol.MOOD, 2));
        assertThat(atRisk(visit)).isNull();
    }

    @Test
    void a_declined_clearance_puts_the_visit_at_risk() {
        var visit = booked(MONDAY_10);
        var clearance = ClearanceId.random();
        tell(new IntakeOpened(clearance, patient, Protocol.MOOD, visit));
        tell(new ClearanceDeclined(clearance, patient, NURSE));

        assertThat(atRisk(visit)).isEqualTo("CLEARANCE_DECLINED");
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
    void a_visit_marked_for_a_revoked_clearance_keeps_that_mark_when_another_one_expires() {
        var visit = booked(MONDAY_10);
        inbox.deliver(ClearanceEvent.class, new ClearanceRevoked(ClearanceId.random(), patient, NURSE));
        assertThat(rows.find(visit).orElseThrow().atRisk()).isEqualTo("CLEARANCE_REVOKED");

        inbox.deliver(ClearanceEvent.class, new ClearanceExpired(ClearanceId.random(), patient, NOW));
        assertThat(rows.find(visit).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void who_is_not_licensed_in_the_state_of_a_site_has_not_cleared_for_the_visits_there() {
        var inRochester = booked(MONDAY_10);
        var inPhoenix = bookedInArizona(MONDAY_10.plusDays(3));
        var clearance = ClearanceId.random();
        tell(new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED));

        tell(cleared(clearance, Protocol.MOOD, 1));

        assertThat(atRisk(inRochester)).isNull();
        assertThat(atRisk(inPhoenix)).isEqualTo("CLEARANCE_OF_ANOTHER_STATE");
        assertThat(atRisk(bookedInArizona(MONDAY_10.plusDays(6)))).isEqualTo("CLEARANCE_OF_ANOTHER_STATE");
        tell(cleared(clearance, Protocol.MOOD, 2, List.of("NY", "AZ")));
        assertThat(atRisk(inPhoenix)).isNull();
    }

    @Test
    void a_visit_after_the_end_of_the_clearance_is_marked_before_that_end() {
        var lastDay = MONDAY_10.plusDays(90);
        var before = booked(lastDay.minusMinutes(1));
        tell(cleared(ClearanceId.random(), Protocol.MOOD, 1));
        assertThat(atRisk(before)).isNull();
        desk.handle(new CancelAppointment(before, FRONT_DESK, CancellationReason.PATIENT_REQUEST));

        var after = booked(lastDay);
        assertThat(atRisk(after)).isEqualTo("CLEARANCE_ENDS_BEFORE");
        tell(new ClearanceSuspended(ClearanceId.random(), patient, SuspensionTrigger.CLINICAL_STOP));
        assertThat(atRisk(after))
                .as("one clearance stands, though not long enough")
                .isEqualTo("CLEARANCE_ENDS_BEFORE");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-20, -", "0, -", "1, INTERVAL_TOO_SHORT"})
    void an_infusion_that_begins_late_marks_the_next_one_if_it_is_too_close_now(
            int minutesLate, @Nullable String mark) {
        var visit = arrived();
        var next = booked(MONDAY_10.plusHours(42));
        var afterNext = booked(MONDAY_10.plusDays(4));

        inbox.deliver(SessionEvent.class, started(visit, NOW.plus(Duration.ofMinutes(minutesLate))));

        assertThat(atRisk(next)).isEqualTo(mark);
        assertThat(atRisk(afterNext)).isNull();
    }

    @Test
    void an_infusion_that_begins_late_marks_the_visit_that_makes_its_week_too_full() {
        var monday = arrived();
        var wednesday = booked(MONDAY_10.plusDays(2));
        var friday = booked(MONDAY_10.plusDays(4));
        var nextMonday = booked(MONDAY_10.plusDays(7));

        inbox.deliver(SessionEvent.class, started(monday, NOW.plus(Duration.ofMinutes(12))));

        assertThat(List.of(wednesday, friday))
                .allSatisfy(visit -> assertThat(atRisk(visit)).isNull());
        assertThat(atRisk(nextMonday)).isEqualTo("INTERVAL_TOO_SHORT");
    }

    @Test
    void a_visit_that_is_too_close_is_still_so_once_its_clearance_holds_again() {
        var visit = arrived();
        var next = booked(MONDAY_10.plusHours(42));
        inbox.deliver(SessionEvent.class, started(visit, NOW.plus(Duration.ofMinutes(1))));
        var clearance = ClearanceId.random();

        tell(new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED));
        assertThat(atRisk(next)).isEqualTo("MEDICATION_CHANGED");
        tell(cleared(clearance, Protocol.MOOD, 1));
        assertThat(atRisk(next)).isEqualTo("INTERVAL_TOO_SHORT");
    }

    @Test
    void a_missed_patient_who_comes_after_all_bears_the_mark_for_what_was_told_meanwhile() {
        var visit = missed();
        var clearance = ClearanceId.random();
        tell(new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED));

        arrivals.handle(new CheckInPatient(visit));

        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);
        assertThat(atRisk(visit)).isEqualTo("MEDICATION_CHANGED");
    }

    @Test
    void a_missed_patient_who_comes_after_all_is_rid_of_a_mark_that_was_taken_back_meanwhile() {
        var clearance = ClearanceId.random();
        tell(new ClearanceSuspended(clearance, patient, SuspensionTrigger.MEDICATION_CHANGED));
        var visit = missed();
        tell(cleared(clearance, Protocol.MOOD, 1));
        assertThat(atRisk(visit)).isEqualTo("MEDICATION_CHANGED");

        inbox.deliver(DayOfCheckEvent.class, failed(visit, false));

        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);
        assertThat(atRisk(visit)).isNull();
    }

    @Test
    void an_expired_clearance_leaves_other_patients_alone() {
        var visit = booked(MONDAY_10);

        inbox.deliver(ClearanceEvent.class, new ClearanceExpired(ClearanceId.random(), PatientToken.random(), NOW));

        assertThat(rows.find(visit).orElseThrow().atRisk()).isNull();
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

    private AppointmentId booked(LocalDateTime start) {
        return bookedFor(patient, start);
    }

    private AppointmentId bookedFor(PatientToken whom, LocalDateTime start) {
        return bookedFor(whom, start, Protocol.MOOD);
    }

    private AppointmentId bookedFor(PatientToken whom, LocalDateTime start, Protocol protocol) {
        return bookedAt(chair, whom, start, protocol);
    }

    private AppointmentId bookedAt(ChairId where, PatientToken whom, LocalDateTime start, Protocol protocol) {
        return accepted(wanted(where, whom, start, protocol));
    }

    /** At a clinic in Phoenix, in a chair of its own. */
    private AppointmentId bookedInArizona(LocalDateTime start) {
        var phoenix = SiteCode.of("PHX");
        var chairThere = ChairId.random();
        sites.handle(new OpenSite(phoenix, "Phoenix", NEW_YORK, "AZ"));
        sites.handle(new AddChair(phoenix, chairThere, chairThere.toString()));
        return accepted(new BookAppointment(
                AppointmentId.random(),
                patient,
                phoenix,
                chairThere,
                Protocol.MOOD,
                start.atZone(NEW_YORK),
                FRONT_DESK));
    }

    private AppointmentId accepted(BookAppointment command) {
        assertThat(book.handle(command)).isInstanceOf(Accepted.class);
        return command.appointment();
    }

    private static BookAppointment wanted(ChairId where, PatientToken whom, LocalDateTime start, Protocol protocol) {
        return new BookAppointment(
                AppointmentId.random(), whom, ROC, where, protocol, start.atZone(NEW_YORK), FRONT_DESK);
    }

    private AppointmentId arrived() {
        var visit = booked(MONDAY_10);
        clock.set(NOW);
        arrivals.handle(new CheckInPatient(visit));
        assertThat(state(visit)).isEqualTo(State.CHECKED_IN);
        return visit;
    }

    private AppointmentId missed() {
        var visit = booked(MONDAY_10);
        clock.set(NOW.plus(Duration.ofMinutes(15)));
        assertThat(desk.handle(new MarkNoShow(visit))).isInstanceOf(Accepted.class);
        return visit;
    }

    private PatientToken otherPatient() {
        var other = PatientToken.random();
        inbox.deliver(PatientEvent.class, new PatientRegistered(other, ROC, "es", new Sealed.Redacted<>()));
        return other;
    }

    private void tell(ClearanceEvent event) {
        inbox.deliver(ClearanceEvent.class, event);
    }

    private IntakeCleared cleared(ClearanceId clearance, Protocol protocol, int version) {
        return cleared(clearance, protocol, version, List.of("NY"));
    }

    private IntakeCleared cleared(ClearanceId clearance, Protocol protocol, int version, List<String> states) {
        return new IntakeCleared(
                clearance,
                patient,
                protocol,
                version,
                NOW.plus(Duration.ofDays(90)),
                states,
                NURSE,
                new Sealed.Redacted<>());
    }

    private @Nullable String atRisk(AppointmentId visit) {
        return rows.find(visit).orElseThrow().atRisk();
    }

    private State state(AppointmentId visit) {
        return rows.find(visit).orElseThrow().state();
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

    private DayOfCheckFailed failed(AppointmentId visit, boolean excluded) {
        return new DayOfCheckFailed(visit, patient, List.of("F1"), excluded, new Sealed.Redacted<>());
    }

    private InfusionStarted started(AppointmentId visit) {
        return started(visit, NOW);
    }

    private InfusionStarted started(AppointmentId visit, Instant at) {
        return new InfusionStarted(SESSION, visit, patient, ROC, 40, at, new Sealed.Redacted<>(), NURSE);
    }

    private DischargeConfirmed discharged(AppointmentId visit) {
        return new DischargeConfirmed(SESSION, visit, patient, ROC, EscortId.random(), NOW, NOW, NURSE);
    }
}
