package org.chairside.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.scheduling.appointment.AppointmentFixtures.*;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.scheduling.CancellationReason;
import org.chairside.contracts.session.*;
import org.chairside.scheduling.appointment.Appointment.State;
import org.chairside.scheduling.appointment.AppointmentCommand.CancelAppointment;
import org.chairside.scheduling.appointment.ArrivalCommand.CheckInPatient;
import org.chairside.scheduling.site.SiteCommand.AddChair;
import org.chairside.scheduling.site.SiteCommand.OpenSite;
import org.chairside.scheduling.site.SiteCommand.PublishPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the other services tell of, and what it says against the visits to come. */
class RiskMarksTest extends VisitsAtRochester {

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
    void a_visit_is_marked_where_the_review_is_trusted_for_fewer_days() {
        var strict = SiteCode.of("SIX");
        sites.handle(new OpenSite(strict, "Six", NEW_YORK, "NY"));
        sites.handle(new PublishPolicy(strict, Map.of(PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, "30"), 1));
        var before = bookedAt(strict, MONDAY_10.plusDays(30).minusMinutes(1));
        var after = bookedAt(strict, MONDAY_10.plusDays(34));

        var clearance = ClearanceId.random();
        tell(new IntakeOpened(clearance, patient, Protocol.MOOD, before));

        tell(cleared(clearance, Protocol.MOOD, 1));

        assertThat(atRisk(before)).isNull();
        assertThat(atRisk(after)).isEqualTo("CLEARANCE_ENDS_BEFORE");
        assertThat(atRisk(bookedAt(strict, MONDAY_10.plusDays(38)))).isEqualTo("CLEARANCE_ENDS_BEFORE");
        assertThat(atRisk(booked(MONDAY_10.plusDays(42)))).as("in Rochester").isNull();
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

    /** At a clinic in Phoenix, in a chair of its own. */
    private AppointmentId bookedInArizona(LocalDateTime start) {
        var phoenix = SiteCode.of("PHX");
        sites.handle(new OpenSite(phoenix, "Phoenix", NEW_YORK, "AZ"));
        return bookedAt(phoenix, start);
    }

    private AppointmentId bookedAt(SiteCode site, LocalDateTime start) {
        var chairThere = ChairId.random();
        sites.handle(new AddChair(site, chairThere, chairThere.toString()));
        return accepted(new BookAppointment(
                AppointmentId.random(), patient, site, chairThere, Protocol.MOOD, start.atZone(NEW_YORK), FRONT_DESK));
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
}
