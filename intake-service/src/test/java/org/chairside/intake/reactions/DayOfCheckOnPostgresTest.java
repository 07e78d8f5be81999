package org.chairside.intake.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chairside.intake.Cast.MONDAY_8;
import static org.chairside.intake.Cast.PRESCRIBER;
import static org.chairside.intake.Cast.ROCHESTER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.scheduling.*;
import org.chairside.contracts.session.*;
import org.chairside.intake.Cast;
import org.chairside.intake.clearance.Clearance.State;
import org.chairside.intake.clearance.ClearanceCommand.RevokeClearance;
import org.chairside.intake.dayofcheck.CheckedVisit;
import org.chairside.intake.dayofcheck.RecordDayOfCheck;
import org.chairside.intake.dayofcheck.RecordDayOfCheckHandler;
import org.chairside.intake.escort.NameEscort;
import org.chairside.intake.escort.NameEscortHandler;
import org.chairside.journal.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The check of the day against everything that is kept of a patient. */
class DayOfCheckOnPostgresTest extends AdaAtRochester {

    @Autowired
    private NameEscortHandler escorts;

    @Autowired
    private RecordDayOfCheckHandler dayOfChecks;

    @Autowired
    private PlatformTransactionManager transactions;

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
    void the_attestation_of_the_last_infusion_is_not_one_for_the_next() {
        cleared();
        var escort = escort();
        inbox.deliver(SessionEvent.class, startedAWeekBefore());
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
    void a_check_waits_for_a_change_of_medication_that_is_being_written_down() throws Exception {
        cleared();
        var answers = new RecordDayOfCheck(
                visit, start.minus(Duration.ofHours(5)), start.minus(Duration.ofHours(3)), null, false, escort());
        try (var nurse = Executors.newSingleThreadExecutor()) {
            var check = new AtomicReference<Future<CheckedVisit>>();
            new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                state("sertraline", "aminophylline");
                check.set(nurse.submit(() -> dayOfChecks.handle(answers)));
                await("the check waits for the change, or does not")
                        .atMost(Duration.ofMinutes(1))
                        .pollInSameThread()
                        .until(() -> check.get().isDone() || somebodyWaitsForThisTransaction());
                assertThat(check.get().isDone()).isFalse();
            });

            assertThat(check.get().get().unmet()).extracting(UnmetRule::rule).containsExactly("M1", "C1");
        }
    }

    private boolean somebodyWaitsForThisTransaction() {
        return jdbc.sql(
                        "select exists (select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid)")
                .query(Boolean.class)
                .single();
    }

    private InfusionStarted startedAWeekBefore() {
        var aWeekBefore = start.minus(Duration.ofDays(7));
        return new InfusionStarted(
                SessionId.random(), visit, patient, ROCHESTER.code(), 40, aWeekBefore, new Sealed.Redacted<>(), null);
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
}
