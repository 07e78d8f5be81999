package org.chairside.intake.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.intake.Cast.MONDAY_8;
import static org.chairside.intake.Cast.PHOENIX;
import static org.chairside.intake.Cast.PRESCRIBER;
import static org.chairside.intake.Cast.ROCHESTER;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.scheduling.*;
import org.chairside.contracts.session.*;
import org.chairside.intake.DirectInbox;
import org.chairside.intake.clearance.Clearance;
import org.chairside.intake.clearance.Clearance.State;
import org.chairside.intake.clearance.ClearanceCommand.ClearIntake;
import org.chairside.intake.clearance.ClearanceCommand.RevokeClearance;
import org.chairside.intake.clearance.ClearanceCommand.SubmitIntake;
import org.chairside.intake.clearance.OpenNewFile;
import org.chairside.intake.clearance.OpenNewFileHandler;
import org.chairside.intake.clearance.watch.ExpireClearances;
import org.chairside.intake.consent.ConsentCommand.SignConsent;
import org.chairside.intake.consent.ConsentCommand.WithdrawConsent;
import org.chairside.intake.medication.ChangeMedications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What belongs together commits together, and what two people do at once ends as if one had waited for the other. */
class IntakeOnPostgresTest extends AdaAtRochester {

    @Autowired
    private OpenNewFileHandler newFiles;

    @Autowired
    private ExpireClearances expiry;

    @Test
    void a_booking_opens_a_file_and_a_second_one_does_not() {
        book(AppointmentId.random(), ROCHESTER, Protocol.MOOD);

        assertThat(clearances.of(patient)).extracting(Clearance::state).containsExactly(State.DRAFT);
        book(AppointmentId.random(), ROCHESTER, Protocol.PAIN);
        assertThat(clearances.of(patient))
                .extracting(Clearance::protocol)
                .containsExactlyInAnyOrder(Protocol.MOOD, Protocol.PAIN);
    }

    @Test
    void the_journey_of_the_booking_goes_with_every_event_of_the_file() {
        cleared();

        assertThat(journal.committed())
                .filteredOn(entry ->
                        entry.stream().equals("clearance/" + clearance().id()))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.journey()).isEqualTo(DirectInbox.JOURNEY));
    }

    @Test
    void a_booking_lets_its_site_see_the_patient() {
        assertThat(patients.isVisibleFrom(Set.of(PHOENIX.code()), patient)).isFalse();

        open(PHOENIX);
        book(AppointmentId.random(), PHOENIX, Protocol.MOOD);

        assertThat(patients.isVisibleFrom(Set.of(PHOENIX.code()), patient)).isTrue();
        assertThat(patients.isVisibleFrom(Set.of(), patient)).isFalse();
    }

    @Test
    void a_medication_added_after_the_clearance_suspends_it_in_the_same_transaction() {
        cleared();

        state("sertraline", "vitamin D");

        assertThat(clearance().state()).isEqualTo(State.SUSPENDED);
        assertThat(journal.stream("clearance/" + clearance().id()).getLast())
                .isEqualTo(new ClearanceSuspended(clearance().id(), patient, SuspensionTrigger.MEDICATION_CHANGED));
        assertThat(journal.stream("patient/" + patient).getLast()).isInstanceOf(MedicationListChanged.class);
    }

    @Test
    void a_changed_medication_suspends_the_clearances_of_every_protocol() {
        cleared();
        var pain = clearedForPain();

        state("sertraline", "vitamin D");

        assertThat(List.of(clearance().id(), pain))
                .allSatisfy(id ->
                        assertThat(clearances.find(id).orElseThrow().state()).isEqualTo(State.SUSPENDED));
    }

    @Test
    void stopping_a_medication_suspends_and_attesting_the_same_list_does_not() {
        cleared();

        state("SERTRALINE");
        assertThat(clearance().state()).isEqualTo(State.CLEARED);
        state();
        assertThat(clearance().state()).isEqualTo(State.SUSPENDED);
    }

    @Test
    void a_benzodiazepine_that_was_stopped_is_reviewed_at_the_version_without_it() {
        cleared();
        state("sertraline", "lorazepam");
        state("sertraline");

        assertThat(approve(2)).isInstanceOf(Decision.Refused.class);
        assertThat(approve(3)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void if_the_suspension_cannot_be_written_the_medication_is_not_either() {
        cleared();
        var before = lists.of(patient);
        var events = journal.size();
        journal.breakAt(entry -> entry.stream().startsWith("clearance/"));

        assertThatThrownBy(() -> state("sertraline", "aminophylline")).hasMessage("the journal broke down");

        assertThat(lists.of(patient)).isEqualTo(before);
        assertThat(clearance().state()).isEqualTo(State.CLEARED);
        assertThat(journal.size()).isEqualTo(events);
    }

    @Test
    void if_the_medication_cannot_be_written_nothing_is_suspended() {
        cleared();
        journal.breakAt(entry -> entry.stream().startsWith("patient/"));

        assertThatThrownBy(() -> state("sertraline", "aminophylline")).hasMessage("the journal broke down");

        assertThat(clearance().state()).isEqualTo(State.CLEARED);
    }

    @Test
    void of_two_who_change_the_list_they_both_saw_one_must_look_again() {
        state("sertraline");
        var stale = new ChangeMedications(patient, 0, List.of("lorazepam"), MedicationSource.STAFF);

        assertThat(medications.handle(stale)).isInstanceOf(Decision.Refused.class);
        assertThat(lists.of(patient).version()).isEqualTo(1);
    }

    @Test
    void a_prescriber_and_a_change_of_medication_never_slip_past_each_other() throws Exception {
        cleared();
        for (var round = 0; round < 60; round++) {
            state("sertraline", "vitamin D");
            var reviewed = lists.of(patient).version();

            together(() -> state("sertraline", "lorazepam"), () -> approve(reviewed));

            assertThat(clearance().state()).as("round %d", round).isEqualTo(State.SUSPENDED);
        }
    }

    @Test
    void a_withdrawn_consent_suspends_its_own_protocol_only() {
        cleared();
        var pain = clearedForPain();

        consents.handle(new WithdrawConsent(patient, Protocol.PAIN));

        assertThat(clearances.find(pain).orElseThrow().state()).isEqualTo(State.SUSPENDED);
        assertThat(clearance().state()).isEqualTo(State.CLEARED);
    }

    private ClearanceId clearedForPain() {
        book(AppointmentId.random(), ROCHESTER, Protocol.PAIN);
        consents.handle(new SignConsent(patient, Protocol.PAIN, "2026-01"));
        var pain = clearances.current(patient, Protocol.PAIN).orElseThrow().id();
        clearanceCommands.handle(new SubmitIntake(pain));
        assertThat(clearanceCommands.handle(new ClearIntake(pain, 500, 1, PRESCRIBER, Set.of("NY"))))
                .isInstanceOf(Decision.Accepted.class);
        return pain;
    }

    @ParameterizedTest
    @EnumSource(StopParty.class)
    void an_infusion_that_a_clinician_stopped_makes_the_clearance_doubtful(StopParty by) {
        cleared();

        stopEarly(by);

        assertThat(clearance().state()).isEqualTo(by == StopParty.CLINICAL ? State.SUSPENDED : State.CLEARED);
    }

    @ParameterizedTest
    @EnumSource(AlarmTier.class)
    void a_reading_that_asks_for_a_stop_makes_the_clearance_doubtful_though_the_pump_had_stopped(AlarmTier tier) {
        cleared();
        stopEarly(StopParty.PATIENT);

        inbox.deliver(SessionEvent.class, new AlarmRaised(session, tier, "V7", start.plus(Duration.ofMinutes(1))));

        assertThat(clearance().state()).isEqualTo(tier == AlarmTier.STOP ? State.SUSPENDED : State.CLEARED);
        assertThat(clearance().triggers())
                .isEqualTo(tier == AlarmTier.STOP ? List.of(SuspensionTrigger.SERIOUS_ADVERSE_EVENT) : List.of());
    }

    @ParameterizedTest
    @EnumSource(StopParty.class)
    void a_pump_that_stood_too_long_is_no_adverse_event_and_a_clinicians_stop_counts_once(StopParty by) {
        cleared();

        inbox.deliver(SessionEvent.class, new AlarmRaised(session, AlarmTier.STOP, "PAUSE", start));
        inbox.deliver(SessionEvent.class, new InfusionStopped(session, by, "PAUSE", start));

        var clinical = by == StopParty.CLINICAL;
        assertThat(clearance().state()).isEqualTo(clinical ? State.SUSPENDED : State.CLEARED);
        assertThat(journal.stream("clearance/" + clearance().id()))
                .filteredOn(ClearanceSuspended.class::isInstance)
                .isEqualTo(
                        clinical
                                ? List.of(new ClearanceSuspended(
                                        clearance().id(), patient, SuspensionTrigger.CLINICAL_STOP))
                                : List.of());
    }

    @Test
    void a_stop_is_told_though_a_new_medication_suspended_before_and_the_file_was_handed_in_again() {
        cleared();
        state("sertraline", "lorazepam");
        clearanceCommands.handle(new SubmitIntake(clearance().id()));

        stopEarly(StopParty.CLINICAL);

        assertThat(clearance().state()).isEqualTo(State.SUSPENDED);
        assertThat(clearance().triggers())
                .containsExactly(SuspensionTrigger.MEDICATION_CHANGED, SuspensionTrigger.CLINICAL_STOP);
        assertThat(journal.stream("clearance/" + clearance().id()))
                .endsWith(new ClearanceSuspended(clearance().id(), patient, SuspensionTrigger.CLINICAL_STOP));
        approve();
        assertThat(clearance().triggers()).isEmpty();
    }

    @Test
    void a_late_patient_is_waited_for_half_a_day_before_a_new_file_needs_another_visit() {
        cleared();
        clearanceCommands.handle(new RevokeClearance(clearance().id(), PRESCRIBER));
        var newFile = new OpenNewFile(clearance().id(), ClearanceId.random());

        clock.set(start.plus(Duration.ofHours(12)));
        assertThat(newFiles.handle(newFile)).isInstanceOf(Decision.Refused.class);
        clock.set(start.plus(Duration.ofHours(12)).minusMillis(1));
        assertThat(newFiles.handle(newFile)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_booking_and_somebody_at_the_desk_open_one_new_file_between_them() throws Exception {
        cleared();
        for (var round = 0; round < 30; round++) {
            var ended = clearance().id();
            clearanceCommands.handle(new RevokeClearance(ended, PRESCRIBER));

            together(
                    () -> {
                        book(AppointmentId.random(), ROCHESTER, Protocol.MOOD);
                        return null;
                    },
                    () -> newFiles.handle(new OpenNewFile(ended, ClearanceId.random())));

            assertThat(clearance().state()).isEqualTo(State.DRAFT);
            clearanceCommands.handle(new SubmitIntake(clearance().id()));
            assertThat(approve()).isInstanceOf(Decision.Accepted.class);
        }
    }

    @Test
    void the_end_of_a_validity_is_told_once() {
        cleared();
        clock.set(MONDAY_8.plus(Duration.ofDays(90)).minusMillis(1));
        expiry.expire();
        assertThat(clearance().state()).isEqualTo(State.CLEARED);

        clock.set(MONDAY_8.plus(Duration.ofDays(90)));
        expiry.expire();
        expiry.expire();

        assertThat(clearance().state()).isEqualTo(State.EXPIRED);
        assertThat(journal.stream("clearance/" + clearance().id()))
                .filteredOn(ClearanceExpired.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_file_that_cannot_be_told_of_does_not_silence_the_others() {
        cleared();
        jdbc.sql(
                        "update clearance set opened_for = gen_random_uuid(), valid_until = valid_until - interval '1 day' where patient = ?")
                .param(patient.value())
                .update();
        var broken = clearance().id();
        var other = PatientToken.random();
        register(other);
        book(AppointmentId.random(), ROCHESTER, Protocol.MOOD, other);
        jdbc.sql("""
                        update clearance set state = 'CLEARED', approval = 1, valid_until = ?, allowed_states = '{NY}',
                               max_dose_micrograms_per_kg = 500 where patient = ?
                        """)
                .params(MONDAY_8.plus(Duration.ofDays(90)).atOffset(ZoneOffset.UTC), other.value())
                .update();

        clock.set(MONDAY_8.plus(Duration.ofDays(90)));
        expiry.expire();

        assertThat(clearances.find(broken).orElseThrow().state()).isEqualTo(State.CLEARED);
        assertThat(clearances.current(other, Protocol.MOOD).orElseThrow().state())
                .isEqualTo(State.EXPIRED);
    }

    @Test
    void what_the_rows_say_is_what_the_events_say() {
        cleared();
        state("sertraline", "lorazepam");
        approve(lists.of(patient).version());

        var stored = clearance();
        assertThat(stored.approval().version()).isEqualTo(2);
        assertThat(journal.stream("clearance/" + stored.id()))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "IntakeOpened", "IntakeSubmitted", "IntakeCleared", "ClearanceSuspended", "IntakeCleared");
        assertThat(stored.version()).isEqualTo(5);
        assertThat(patients.find(patient).orElseThrow().version())
                .isEqualTo(journal.stream("patient/" + patient).size());
    }

    private void stopEarly(StopParty by) {
        inbox.deliver(SessionEvent.class, new InfusionStopped(session, by, "blood-pressure", start));
        inbox.deliver(SessionEvent.class, completed(start));
    }

    private static void together(Callable<?> one, Callable<?> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var people = Executors.newFixedThreadPool(2)) {
            var first = people.submit(() -> {
                barrier.await();
                return one.call();
            });
            var second = people.submit(() -> {
                barrier.await();
                return other.call();
            });
            first.get();
            second.get();
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }
}
