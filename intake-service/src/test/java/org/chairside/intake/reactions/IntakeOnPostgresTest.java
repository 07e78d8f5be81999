package org.chairside.intake.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chairside.intake.Cast.MONDAY_8;
import static org.chairside.intake.Cast.PHOENIX;
import static org.chairside.intake.Cast.PRESCRIBER;
import static org.chairside.intake.Cast.ROCHESTER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.scheduling.*;
import org.chairside.contracts.session.*;
import org.chairside.intake.Cast;
import org.chairside.intake.CommittedJournal;
import org.chairside.intake.DirectInbox;
import org.chairside.intake.IntakeOnPostgres;
import org.chairside.intake.clearance.Clearance;
import org.chairside.intake.clearance.Clearance.State;
import org.chairside.intake.clearance.ClearanceCommand.ClearIntake;
import org.chairside.intake.clearance.ClearanceCommand.RevokeClearance;
import org.chairside.intake.clearance.ClearanceCommand.SubmitIntake;
import org.chairside.intake.clearance.ClearanceCommandHandler;
import org.chairside.intake.clearance.Clearances;
import org.chairside.intake.clearance.OpenNewFile;
import org.chairside.intake.clearance.OpenNewFileHandler;
import org.chairside.intake.clearance.watch.ExpireClearances;
import org.chairside.intake.consent.ConsentCommand.SignConsent;
import org.chairside.intake.consent.ConsentCommand.WithdrawConsent;
import org.chairside.intake.consent.ConsentCommandHandler;
import org.chairside.intake.dayofcheck.RecordDayOfCheck;
import org.chairside.intake.dayofcheck.RecordDayOfCheckHandler;
import org.chairside.intake.escort.NameEscort;
import org.chairside.intake.escort.NameEscortHandler;
import org.chairside.intake.medication.ChangeMedications;
import org.chairside.intake.medication.ChangeMedicationsHandler;
import org.chairside.intake.medication.MedicationLists;
import org.chairside.intake.patient.Patient;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.site.Site;
import org.chairside.journal.JournalEntry;
import org.chairside.test.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What belongs together commits together, and what two people do at once ends as if one had waited for the other. */
@SpringJUnitConfig(IntakeOnPostgres.class)
class IntakeOnPostgresTest {

    private static final StaffId FRONT_DESK = new StaffId("frontdesk.roc");

    @Autowired
    private Patients patients;

    @Autowired
    private ChangeMedicationsHandler medications;

    @Autowired
    private MedicationLists lists;

    @Autowired
    private ConsentCommandHandler consents;

    @Autowired
    private NameEscortHandler escorts;

    @Autowired
    private ClearanceCommandHandler clearanceCommands;

    @Autowired
    private OpenNewFileHandler newFiles;

    @Autowired
    private Clearances clearances;

    @Autowired
    private RecordDayOfCheckHandler dayOfChecks;

    @Autowired
    private ExpireClearances expiry;

    @Autowired
    private DirectInbox inbox;

    @Autowired
    private CommittedJournal journal;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final PatientToken patient = PatientToken.random();
    private final AppointmentId visit = AppointmentId.random();
    private final SessionId session = SessionId.random();
    private final Instant start = MONDAY_8.plus(Duration.ofHours(2));

    @BeforeEach
    void a_patient_booked_at_rochester() {
        clock.set(MONDAY_8);
        inbox.isAbout(patient);
        open(ROCHESTER);
        register(patient);
        book(visit, ROCHESTER, Protocol.MOOD);
    }

    @AfterEach
    void every_stream_is_whole() {
        journal.mend();
        journal.assertEveryStreamIsWhole();
    }

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
        book(AppointmentId.random(), ROCHESTER, Protocol.PAIN);
        consents.handle(new SignConsent(patient, Protocol.PAIN, "2026-01"));
        var pain = clearances.current(patient, Protocol.PAIN).orElseThrow();
        clearanceCommands.handle(new SubmitIntake(pain.id()));
        clearanceCommands.handle(new ClearIntake(pain.id(), 500, 1, PRESCRIBER, Set.of("NY")));

        consents.handle(new WithdrawConsent(patient, Protocol.PAIN));

        assertThat(clearances.find(pain.id()).orElseThrow().state()).isEqualTo(State.SUSPENDED);
        assertThat(clearance().state()).isEqualTo(State.CLEARED);
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
    void an_attestation_reads_the_list_by_what_is_known_of_its_drugs_today() {
        cleared();
        jdbc.sql("update medication set name = 'aminophylline' where patient = ?")
                .param(patient.value())
                .update();

        var checked = dayOfChecks.handle(answers(visit, Duration.ofHours(5), escort()));

        assertThat(checked.unmet()).extracting(UnmetRule::rule).containsExactly("M1", "C1");
        assertThat(clearance().state()).isEqualTo(State.SUSPENDED);
        assertThat(journal.stream("patient/" + patient))
                .filteredOn(MedicationListChanged.class::isInstance)
                .hasSize(2);
        assertThat(approve(lists.of(patient).version())).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void without_an_attestation_the_list_is_read_by_what_is_known_today_as_well() {
        cleared();
        jdbc.sql("update medication set name = 'aminophylline' where patient = ?")
                .param(patient.value())
                .update();
        var answers = new RecordDayOfCheck(
                visit, start.minus(Duration.ofHours(5)), start.minus(Duration.ofHours(3)), null, false, escort());

        assertThat(dayOfChecks.handle(answers).unmet())
                .extracting(UnmetRule::rule)
                .containsExactly("M1");
    }

    @Test
    void what_is_not_checked_attests_nothing() {
        cleared();
        var attestedAt = lists.of(patient).attestedAt();
        inbox.deliver(AppointmentEvent.class, new PatientNotTreated(visit, List.of("VITALS")));
        clock.set(start);

        assertThat(dayOfChecks
                        .handle(answers(visit, Duration.ofHours(5), escort()))
                        .decision())
                .isInstanceOf(Decision.Refused.class);
        assertThat(lists.of(patient).attestedAt()).isEqualTo(attestedAt);
    }

    @Test
    void a_check_that_asks_for_the_medications_attests_them() {
        cleared();
        var escort = escort();
        clock.set(start.minus(Duration.ofMinutes(15)));

        var checked = dayOfChecks.handle(answers(visit, Duration.ofHours(5), escort));

        assertThat(checked.unmet()).isEmpty();
        assertThat(lists.of(patient).attestedAt()).isEqualTo(start.minus(Duration.ofMinutes(15)));
        assertThat(journal.stream("day-of-check/" + visit)).hasSize(1);
    }

    @Test
    void a_check_may_be_mended_until_it_excludes_the_day() {
        cleared();
        assertThat(dayOfChecks
                        .handle(answers(visit, Duration.ofHours(5), EscortId.random()))
                        .unmet())
                .hasSize(1);
        assertThat(dayOfChecks
                        .handle(answers(visit, Duration.ofMinutes(175), escort()))
                        .unmet())
                .hasSize(1);

        assertThat(dayOfChecks
                        .handle(answers(visit, Duration.ofHours(5), escort()))
                        .decision())
                .isInstanceOf(Decision.Refused.class);
        assertThat(journal.stream("day-of-check/" + visit))
                .extracting(event -> ((DayOfCheckFailed) event).reasons())
                .containsExactly(List.of("E2"), List.of("F1"));
    }

    @Test
    void the_policy_of_the_visits_site_counts_and_is_named_in_the_record() {
        cleared();
        var strict = Cast.site("SIX", "America/New_York", "NY", Map.of(PolicyKey.F1_FOOD_FASTING_MINUTES, "360"));
        open(strict);
        var strictVisit = AppointmentId.random();
        book(strictVisit, strict, Protocol.MOOD);

        var checked = dayOfChecks.handle(answers(strictVisit, Duration.ofHours(5), escort()));

        assertThat(checked.unmet()).extracting(unmet -> unmet.rule()).containsExactly("F1");
        assertThat(journal.committed())
                .filteredOn(entry -> entry.stream().equals("day-of-check/" + strictVisit))
                .extracting(JournalEntry::site, JournalEntry::policyVersion)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SIX", 1));
    }

    @Test
    void a_visit_that_was_called_off_or_has_begun_is_not_checked_any_more() {
        inbox.deliver(AppointmentEvent.class, new PatientCheckedIn(visit, MONDAY_8, 0));
        assertThat(dayOfChecks.handle(answers(visit, Duration.ofHours(5), null)).decision())
                .isInstanceOf(Decision.Accepted.class);

        inbox.deliver(AppointmentEvent.class, new AppointmentStarted(visit, SessionId.random(), start));
        assertThat(dayOfChecks.handle(answers(visit, Duration.ofHours(5), null)).decision())
                .isInstanceOf(Decision.Refused.class);

        var sentHome = AppointmentId.random();
        book(sentHome, ROCHESTER, Protocol.MOOD);
        inbox.deliver(AppointmentEvent.class, new PatientNotTreated(sentHome, List.of("VITALS")));
        assertThat(dayOfChecks
                        .handle(answers(sentHome, Duration.ofHours(5), null))
                        .decision())
                .isInstanceOf(Decision.Refused.class);

        var other = AppointmentId.random();
        book(other, ROCHESTER, Protocol.MOOD);
        inbox.deliver(
                AppointmentEvent.class,
                new AppointmentCancelled(other, FRONT_DESK, CancellationReason.PATIENT_REQUEST, 60, true));
        assertThat(dayOfChecks.handle(answers(other, Duration.ofHours(5), null)).decision())
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void from_the_infusion_on_nothing_is_signed_whoever_tells_of_it_first() {
        inbox.deliver(SessionEvent.class, started(start));
        assertLocked(start.plus(Duration.ofMinutes(20)));

        inbox.deliver(AppointmentEvent.class, new AppointmentStarted(visit, session, start));
        assertLocked(start.plus(Duration.ofDays(3)));
    }

    @Test
    void what_scheduling_tells_of_an_infusion_locks_as_well() {
        inbox.deliver(AppointmentEvent.class, new AppointmentStarted(visit, session, start));

        assertLocked(start.plus(Duration.ofMinutes(20)));
    }

    @Test
    void a_recovery_that_passes_midnight_is_no_gap_in_the_lock() {
        var evening = at(1, "20:10");
        inbox.deliver(SessionEvent.class, started(evening));
        assertLocked(at(2, "00:05"));
        inbox.deliver(SessionEvent.class, completed(at(2, "00:10")));
        assertLocked(at(2, "00:30"));
        inbox.deliver(SessionEvent.class, discharged(at(2, "23:59")));
        assertLocked(at(2, "23:58"));

        assertSignedAt(at(2, "23:59"));
    }

    @Test
    void a_discharge_that_never_comes_locks_until_the_end_of_the_next_day() {
        inbox.deliver(SessionEvent.class, started(start));
        inbox.deliver(SessionEvent.class, completed(start.plus(Duration.ofMinutes(40))));

        assertLocked(at(2, "23:58"));
        assertSignedAt(at(2, "23:59"));
    }

    @Test
    void the_discharge_says_until_when_nothing_is_signed() {
        var restrictionsUntil = start.plus(Duration.ofHours(24));
        inbox.deliver(SessionEvent.class, started(start));
        inbox.deliver(SessionEvent.class, completed(start.plus(Duration.ofMinutes(40))));
        inbox.deliver(SessionEvent.class, discharged(restrictionsUntil));

        assertLocked(restrictionsUntil.minusMillis(1));
        assertSignedAt(restrictionsUntil);
    }

    @ParameterizedTest
    @EnumSource(RescueKind.class)
    void from_the_first_sedative_on_nothing_is_signed_though_no_pump_ran(RescueKind kind) {
        inbox.deliver(SessionEvent.class, given(Sealed.of(new RescueMedication(kind, "a drug", null))));
        inbox.deliver(SessionEvent.class, new SessionAborted(session, visit, "vitals", start));

        clock.set(at(1, "23:58"));
        var locked = sign() instanceof Decision.Refused;
        assertThat(locked).isEqualTo(kind == RescueKind.BENZODIAZEPINE || kind == RescueKind.OPIOID);
        assertSignedAt(at(1, "23:59"));
    }

    @ParameterizedTest
    @CsvSource({
        "midazolam, true",
        "Versed 2 mg, true",
        "FENTANYL, true",
        "morfina, true",
        "aminophylline + midazolam, true",
        "ondansetron, false",
        "aminophylline, false"
    })
    void a_sedative_locks_by_its_name_whatever_kind_was_chosen_for_it(String drug, boolean locks) {
        var medication = new RescueMedication(RescueKind.OTHER, drug, 2_000L);
        inbox.deliver(SessionEvent.class, given(Sealed.of(medication)));

        clock.set(start);
        assertThat(sign() instanceof Decision.Refused).isEqualTo(locks);
    }

    @Test
    void a_medication_that_cannot_be_read_may_have_been_a_sedative() {
        inbox.deliver(SessionEvent.class, given(new Sealed.Redacted<>()));

        assertLocked(start);
    }

    @Test
    void a_sedative_at_one_site_locks_signatures_at_every_site_and_for_every_protocol() {
        inbox.deliver(SessionEvent.class, given(new Sealed.Redacted<>()));

        assertThat(consents.handle(new SignConsent(patient, Protocol.PAIN, "2026-01")))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void the_attestation_of_the_last_infusion_is_not_one_for_the_next() {
        cleared();
        var escort = escort();
        inbox.deliver(SessionEvent.class, started(start));
        var next = AppointmentId.random();
        book(next, ROCHESTER, Protocol.MOOD);
        var answers = new RecordDayOfCheck(
                next, start.minus(Duration.ofHours(5)), start.minus(Duration.ofHours(3)), null, false, escort);

        assertThat(dayOfChecks.handle(answers).unmet())
                .extracting(unmet -> unmet.code())
                .containsExactly("medications-not-attested");
    }

    @Test
    void a_stricter_site_counts_its_days_from_the_review_that_was_written_down() {
        cleared();
        var cautious = Cast.site("SIX", "America/New_York", "NY", Map.of(PolicyKey.C1_CLEARANCE_VALIDITY_DAYS, "1"));
        open(cautious);
        var visitThere = AppointmentId.random();
        book(visitThere, cautious, Protocol.MOOD);
        var answers = answers(visitThere, Duration.ofHours(5), escort());

        clock.set(MONDAY_8.plus(Duration.ofDays(1)).minusMillis(1));
        assertThat(dayOfChecks.handle(answers).unmet()).isEmpty();
        clock.set(MONDAY_8.plus(Duration.ofDays(1)));
        assertThat(dayOfChecks.handle(answers).unmet())
                .extracting(unmet -> unmet.code())
                .containsExactly("clearance-too-old-here");
    }

    @Test
    void a_clearance_revoked_between_two_checks_of_one_visit_fails_the_second() {
        cleared();
        var answers = answers(visit, Duration.ofHours(5), escort());
        assertThat(dayOfChecks.handle(answers).unmet()).isEmpty();

        clearanceCommands.handle(new RevokeClearance(clearance().id(), PRESCRIBER));

        assertThat(dayOfChecks.handle(answers).unmet())
                .extracting(unmet -> unmet.code())
                .containsExactly("clearance-revoked");
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

    private InfusionStarted started(Instant at) {
        return new InfusionStarted(session, visit, patient, ROCHESTER.code(), 40, at, new Sealed.Redacted<>(), null);
    }

    private SessionCompleted completed(Instant at) {
        return new SessionCompleted(
                session,
                visit,
                patient,
                ROCHESTER.code(),
                Protocol.MOOD,
                SessionOutcome.STOPPED_EARLY,
                at,
                12,
                new Sealed.Redacted<>());
    }

    private DischargeConfirmed discharged(Instant restrictionsUntil) {
        return new DischargeConfirmed(
                session,
                visit,
                patient,
                ROCHESTER.code(),
                EscortId.random(),
                start.plus(Duration.ofMinutes(80)),
                restrictionsUntil,
                FRONT_DESK);
    }

    private RescueMedicationGiven given(Sealed<RescueMedication> medication) {
        return new RescueMedicationGiven(session, PRESCRIBER, FRONT_DESK, start, medication);
    }

    private static Instant at(int dayOfJune, String time) {
        return Cast.at(ROCHESTER, LocalDate.of(2026, 6, dayOfJune).atTime(LocalTime.parse(time)));
    }

    private Decision<PatientEvent> sign() {
        return consents.handle(new SignConsent(patient, Protocol.MOOD, "2026-01"));
    }

    private void assertLocked(Instant at) {
        clock.set(at);
        assertThat(sign()).as("signed at %s", at).isInstanceOf(Decision.Refused.class);
    }

    private void assertSignedAt(Instant at) {
        clock.set(at);
        assertThat(sign()).as("signed at %s", at).isInstanceOf(Decision.Accepted.class);
    }

    private void cleared() {
        state("sertraline");
        consents.handle(new SignConsent(patient, Protocol.MOOD, "2026-01"));
        clearanceCommands.handle(new SubmitIntake(clearance().id()));
        assertThat(approve()).isInstanceOf(Decision.Accepted.class);
    }

    private Decision<ClearanceEvent> approve() {
        return approve(lists.of(patient).version());
    }

    private Decision<ClearanceEvent> approve(int reviewedVersion) {
        return clearanceCommands.handle(
                new ClearIntake(clearance().id(), 500, reviewedVersion, PRESCRIBER, Set.of("NY")));
    }

    private Decision<PatientEvent> state(String... names) {
        return medications.handle(
                new ChangeMedications(patient, lists.of(patient).version(), List.of(names), MedicationSource.PATIENT));
    }

    private Clearance clearance() {
        return clearances.current(patient, Protocol.MOOD).orElseThrow();
    }

    private EscortId escort() {
        var contact = new ContactDetails(new PersonName("Grace"), null, null);
        var escort = EscortId.random();
        escorts.handle(new NameEscort(patient, escort, new EscortDetails(contact, true, true)));
        return escort;
    }

    private RecordDayOfCheck answers(AppointmentId appointment, Duration sinceFood, @Nullable EscortId escort) {
        return new RecordDayOfCheck(
                appointment, start.minus(sinceFood), start.minus(Duration.ofHours(3)), null, true, escort);
    }

    private void open(Site site) {
        inbox.deliver(SiteEvent.class, new SiteOpened(site.code(), site.code().value(), site.zone(), site.state()));
        inbox.deliver(
                SiteEvent.class,
                new SitePolicyPublished(
                        site.code(), site.policy().version(), site.policy().values()));
    }

    private void register(PatientToken token) {
        var contact = new ContactDetails(new PersonName("Ada"), null, null);
        patients.add(new Patient(token, 0, contact, LocalDate.of(1980, 1, 1), "en", ROCHESTER.code()));
    }

    private void book(AppointmentId appointment, Site site, Protocol protocol) {
        book(appointment, site, protocol, patient);
    }

    private void book(AppointmentId appointment, Site site, Protocol protocol, PatientToken whom) {
        inbox.deliver(
                AppointmentEvent.class,
                new AppointmentBooked(
                        appointment,
                        whom,
                        site.code(),
                        ChairId.random(),
                        protocol,
                        start,
                        start.plus(Duration.ofHours(2)),
                        LocalDateTime.ofInstant(start, site.zone()),
                        site.zone(),
                        1,
                        FRONT_DESK));
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
