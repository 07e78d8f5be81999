package org.chairside.notification.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.chairside.notification.delivery.worker.NotificationOnPostgres.MONDAY_9;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.ClearanceLimits;
import org.chairside.contracts.intake.ClearanceSuspended;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.PersonName;
import org.chairside.contracts.scheduling.AppointmentBooked;
import org.chairside.contracts.scheduling.AppointmentCancelled;
import org.chairside.contracts.scheduling.CancellationReason;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.contracts.session.DischargeConfirmed;
import org.chairside.notification.delivery.Attempts;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.MessageProvider.Answer;
import org.chairside.notification.message.Message;
import org.chairside.notification.message.Message.State;
import org.chairside.notification.message.MessageCommand.DecideOutcome;
import org.chairside.notification.message.MessageCommand.RecordSent;
import org.chairside.notification.message.MessageCommandHandler;
import org.chairside.notification.message.Messages;
import org.chairside.test.Policies;
import org.chairside.test.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** From what happened to what a patient reads, on a real PostgreSQL. */
@SpringJUnitConfig(NotificationOnPostgres.class)
@DirtiesContext
class DeliverMessagesTest {

    private static final SiteCode ROC = SiteCode.of("ROC");
    private static final SiteCode BUF = SiteCode.of("BUF");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final StaffId FRONT_DESK = new StaffId("frontdesk.roc");
    private static final SiteCode PHX = SiteCode.of("PHX");
    private static final Instant START = MONDAY_9.plus(Duration.ofDays(2));
    private static final Instant AFTER_THE_VISIT = START.plus(Duration.ofDays(1));

    @Autowired
    private DirectInbox inbox;

    @Autowired
    private DeliverMessages worker;

    @Autowired
    private ScriptedProvider provider;

    @Autowired
    private Messages messages;

    @Autowired
    private MessageCommandHandler handler;

    @Autowired
    private Attempts attempts;

    @Autowired
    private NotificationOnPostgres.KeptJournal journal;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    private PatientToken patient;
    private AppointmentId visit;

    @BeforeEach
    void a_patient_of_rochester() {
        jdbc.sql("delete from message").update();
        clock.set(MONDAY_9);
        provider.begin();
        var policy = Policies.defaultFor("ROC");
        hear(new SiteOpened(ROC, "Rochester", NEW_YORK, "NY"), new SitePolicyPublished(ROC, 1, policy.values()));
        patient = registered("ada@example.org");
        visit = AppointmentId.random();
    }

    @Test
    void a_booking_is_confirmed_to_the_patient_once() {
        hear(booked(), booked());
        worker.deliverDue();
        worker.deliverDue();

        assertThat(provider.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo(new EmailAddress("ada@example.org"));
            assertThat(letter.intentId()).isEqualTo(only().id());
        });
        assertThat(only().state()).isEqualTo(State.SENT);
        assertThat(journal.of(only().id())).containsExactly("NotificationRequested", "NotificationSent");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void how_to_prepare_is_told_when_booked_and_cleared_in_whatever_order(boolean bookedFirst) {
        if (bookedFirst) {
            hear(booked(), cleared(AFTER_THE_VISIT));
        } else {
            hear(cleared(AFTER_THE_VISIT), booked());
        }

        assertThat(templates())
                .containsExactlyInAnyOrder(MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.PREPARATION);
    }

    @Test
    void how_to_prepare_is_not_told_while_the_clearance_is_suspended_and_is_once_it_holds_again() {
        var cleared = cleared(AFTER_THE_VISIT);
        hear(booked(), cleared, suspended(cleared));
        worker.deliverDue();
        assertThat(provider.letters())
                .extracting(letter -> letter.subject().value())
                .containsExactly("Your visit at Rochester");

        hear(cleared);
        time_passes();
        worker.deliverDue();
        assertThat(provider.letters())
                .extracting(letter -> letter.subject().value())
                .containsExactly("Your visit at Rochester", "How to prepare for your visit at Rochester");
    }

    @Test
    void how_to_prepare_is_not_told_to_who_is_cleared_when_nothing_can_be_prepared_any_more() {
        clock.set(START.minus(Duration.ofHours(4)));
        hear(booked(), cleared(AFTER_THE_VISIT));

        assertThat(templates()).containsExactly(MessageTemplate.APPOINTMENT_CONFIRMATION);
    }

    @Test
    void how_to_prepare_is_told_until_the_fast_begins() {
        clock.set(START.minus(Duration.ofHours(4)).minusMillis(1));
        hear(booked(), cleared(AFTER_THE_VISIT));

        assertThat(all())
                .filteredOn(message -> message.template() == MessageTemplate.PREPARATION)
                .extracting(Message::notAfter)
                .containsExactly(START.minus(Duration.ofHours(4)));
    }

    @Test
    void how_to_prepare_is_told_when_booking_and_clearance_are_heard_at_the_same_moment() throws Exception {
        try (var another = Executors.newSingleThreadExecutor()) {
            var clearing = new AtomicReference<Future<?>>();
            transaction.executeWithoutResult(_ -> {
                hear(booked());
                clearing.set(
                        another.submit(() -> transaction.executeWithoutResult(_ -> hear(cleared(AFTER_THE_VISIT)))));
                await("the clearance is heard, or waits for the booking")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> clearing.get().isDone() || somebodyWaitsForALock());
            });
            clearing.get().get();
        }

        assertThat(templates())
                .containsExactlyInAnyOrder(MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.PREPARATION);
    }

    @Test
    void nobody_prepares_for_a_visit_that_begins_when_the_clearance_is_over() {
        hear(cleared(START), booked());
        assertThat(templates()).containsExactly(MessageTemplate.APPOINTMENT_CONFIRMATION);

        hear(cleared(START.plusMillis(1)));
        assertThat(templates())
                .containsExactlyInAnyOrder(MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.PREPARATION);
    }

    @Test
    void nobody_prepares_for_a_visit_where_the_prescriber_is_not_licensed() {
        hear(new SiteOpened(PHX, "Phoenix", NEW_YORK, "AZ"), new SitePolicyPublished(PHX, 1, policy()));
        hear(booked(PHX), cleared(AFTER_THE_VISIT));
        assertThat(messages.ofVisit(visit, Set.of(PHX)))
                .extracting(Message::template)
                .containsExactly(MessageTemplate.APPOINTMENT_CONFIRMATION);

        hear(cleared(AFTER_THE_VISIT, "NY", "AZ"));
        assertThat(messages.ofVisit(visit, Set.of(PHX)))
                .extracting(Message::template)
                .containsExactlyInAnyOrder(MessageTemplate.APPOINTMENT_CONFIRMATION, MessageTemplate.PREPARATION);
    }

    @ParameterizedTest
    @EnumSource(names = {"F1_FOOD_FASTING_MINUTES", "F2_CLEAR_LIQUID_FASTING_MINUTES", "M4_ALCOHOL_OR_THC_HOURS"})
    void who_was_told_to_prepare_by_other_rules_is_told_again(PolicyKey rule) {
        hear(booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();

        hear(published(2, rule, "300"));
        worker.deliverDue();
        hear(published(3, rule, "300"), cleared(AFTER_THE_VISIT));
        worker.deliverDue();

        assertThat(preparations()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void other_rules_are_no_reason_to_write_again() {
        hear(booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();
        hear(published(2, PolicyKey.R1_MIN_RECOVERY_MINUTES, "60"));
        worker.deliverDue();

        assertThat(preparations()).hasSize(1);
    }

    @Test
    void a_letter_that_has_not_gone_out_says_the_new_rules_and_needs_no_second() {
        hear(booked(), cleared(AFTER_THE_VISIT), published(2, PolicyKey.F1_FOOD_FASTING_MINUTES, "300"));
        worker.deliverDue();

        assertThat(preparations()).singleElement().asString().contains("After Wednesday, March 4, 2026, 4:00");
    }

    @Test
    void a_letter_that_is_going_out_while_the_rules_change_is_followed_by_another() {
        hear(booked(), cleared(AFTER_THE_VISIT));
        provider.whileSending(() -> {
            if (isBeingSent(MessageTemplate.PREPARATION) && preparations().isEmpty()) {
                hear(published(2, PolicyKey.F1_FOOD_FASTING_MINUTES, "300"));
            }
        });
        worker.deliverDue();

        assertThat(preparations()).hasSize(2).doesNotHaveDuplicates();
    }

    private boolean isBeingSent(MessageTemplate template) {
        return jdbc.sql("select exists (select from message where template = ? and attempt_began_at is not null)")
                .param(template.name())
                .query(Boolean.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_has_begun_to_fast_is_not_told_to_begin_earlier(boolean begun) {
        hear(booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();
        clock.set(START.minus(Duration.ofHours(5)).minusMillis(begun ? 0 : 1));

        hear(published(2, PolicyKey.F1_FOOD_FASTING_MINUTES, "300"));
        worker.deliverDue();

        assertThat(preparations()).hasSize(begun ? 1 : 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_has_begun_to_fast_by_stricter_rules_is_not_told_of_looser_ones(boolean begun) {
        hear(published(2, PolicyKey.F1_FOOD_FASTING_MINUTES, "300"), booked(), cleared(AFTER_THE_VISIT));
        worker.deliverDue();
        clock.set(START.minus(Duration.ofHours(5)).minusMillis(begun ? 0 : 1));

        hear(new SitePolicyPublished(ROC, 3, policy()));
        worker.deliverDue();

        assertThat(preparations()).hasSize(begun ? 1 : 2);
    }

    @Test
    void a_patient_on_the_road_is_told_of_a_cancellation_until_the_day_is_over() {
        var midnight = Instant.parse("2026-03-05T05:00:00Z");
        clock.set(START.plus(Duration.ofMinutes(5)));
        hear(booked(), cancelled());
        worker.deliverDue();

        assertThat(provider.letters())
                .extracting(letter -> letter.subject().value())
                .containsExactly("Your visit at Rochester is cancelled");
        assertThat(all())
                .filteredOn(message -> message.template() == MessageTemplate.CANCELLATION)
                .extracting(Message::notAfter)
                .containsExactly(midnight);
    }

    @Test
    void a_visit_cancelled_before_it_was_confirmed_is_only_said_to_be_cancelled() {
        hear(booked(), cancelled());
        worker.deliverDue();

        assertThat(provider.letters())
                .extracting(letter -> letter.subject().value())
                .containsExactly("Your visit at Rochester is cancelled");
        assertThat(all())
                .extracting(Message::template, Message::state)
                .containsExactlyInAnyOrder(
                        tuple(MessageTemplate.APPOINTMENT_CONFIRMATION, State.SUPPRESSED),
                        tuple(MessageTemplate.CANCELLATION, State.SENT));
    }

    @Test
    void aftercare_waits_for_the_booking_if_the_discharge_is_heard_first() {
        hear(discharged());
        worker.deliverDue();
        assertThat(provider.letters()).isEmpty();

        hear(booked());
        time_passes();
        worker.deliverDue();

        assertThat(provider.letters())
                .extracting(letter -> letter.subject().value())
                .containsExactlyInAnyOrder("After your visit at Rochester", "Your visit at Rochester");
    }

    @Test
    void a_message_that_waits_does_not_keep_others_waiting() {
        for (var waiting = 0; waiting < 250; waiting++) {
            visit = AppointmentId.random();
            hear(discharged());
        }
        worker.deliverDue();
        worker.deliverDue();
        visit = AppointmentId.random();
        hear(booked());
        time_passes();
        worker.deliverDue();

        assertThat(only().state()).isEqualTo(State.SENT);
    }

    @Test
    void a_message_is_looked_at_more_rarely_the_longer_it_waits() {
        hear(discharged());
        jdbc.sql("update message set requested_at = requested_at - interval '4 hours'")
                .update();
        worker.deliverDue();

        assertThat(jdbc.sql("select round(extract(epoch from try_after - clock_timestamp()) / 60) from message")
                        .query(Integer.class)
                        .single())
                .as("minutes until the next look")
                .isEqualTo(120);
    }

    @Test
    void a_message_that_breaks_stops_no_other_and_has_failed_after_some_looks() {
        hear(new SiteOpened(BUF, "Buffalo", NEW_YORK, "NY"));
        jdbc.sql("update clinic set policy = '{\"NO_SUCH_RULE\": \"1\"}' where site = 'BUF'")
                .update();
        hear(booked(BUF));
        var broken = visit;
        visit = AppointmentId.random();
        hear(booked());

        worker.deliverDue();
        assertThat(only().state()).isEqualTo(State.SENT);
        assertThat(only(broken).state()).isEqualTo(State.REQUESTED);

        for (var looks = 0; looks < 3; looks++) {
            time_passes();
            worker.deliverDue();
        }
        assertThat(only(broken).state()).isEqualTo(State.FAILED);
        assertThat(provider.letters()).hasSize(1);
    }

    @Test
    void nobody_is_written_to_without_an_address() {
        patient = registered(null);
        hear(booked());
        worker.deliverDue();

        assertThat(provider.letters()).isEmpty();
        assertThat(only().state()).isEqualTo(State.SUPPRESSED);
    }

    @Test
    void what_the_provider_rejects_has_failed_and_is_not_tried_again() {
        provider.willAnswer(new Answer.Rejected("smtp-550"));
        hear(booked());
        worker.deliverDue();
        time_passes();
        worker.deliverDue();

        assertThat(provider.letters()).hasSize(1);
        assertThat(only().state()).isEqualTo(State.FAILED);
    }

    @Test
    void a_provider_that_is_not_reached_is_tried_again_later() {
        provider.willAnswer(new Answer.NotReached(), new Answer.Taken());
        hear(booked());
        worker.deliverDue();
        worker.deliverDue();
        assertThat(provider.letters()).as("not before its time").hasSize(1);
        assertThat(only().state()).isEqualTo(State.REQUESTED);

        time_passes();
        worker.deliverDue();
        assertThat(provider.letters()).hasSize(2);
        assertThat(only().state()).isEqualTo(State.SENT);
    }

    @Test
    void an_unknown_outcome_is_for_a_person_who_may_send_again() {
        provider.willAnswer(new Answer.Unknown());
        hear(booked());
        worker.deliverDue();
        time_passes();
        worker.deliverDue();
        assertThat(provider.letters()).as("never again by itself").hasSize(1);
        assertThat(only().state()).isEqualTo(State.UNKNOWN);

        handler.handle(only().id(), new DecideOutcome(true, FRONT_DESK));
        worker.deliverDue();

        assertThat(provider.letters()).hasSize(2);
        assertThat(journal.of(only().id()))
                .containsExactly(
                        "NotificationRequested",
                        "NotificationOutcomeUnknown",
                        "NotificationOutcomeDecided",
                        "NotificationSent");
    }

    @Test
    void an_unknown_outcome_that_a_person_leaves_is_left() {
        provider.willAnswer(new Answer.Unknown());
        hear(booked());
        worker.deliverDue();
        handler.handle(only().id(), new DecideOutcome(false, FRONT_DESK));
        time_passes();
        worker.deliverDue();

        assertThat(provider.letters()).hasSize(1);
        assertThat(only().state()).isEqualTo(State.LEFT_AS_IT_IS);
    }

    @Test
    void a_provider_that_breaks_leaves_one_outcome_unknown_and_the_rest_go_out() {
        var broken = new boolean[1];
        provider.whileSending(() -> {
            if (!broken[0]) {
                broken[0] = true;
                throw new IllegalStateException("broken");
            }
        });
        hear(booked());
        var first = visit;
        visit = AppointmentId.random();
        hear(booked());
        worker.deliverDue();

        assertThat(only(first).state()).isEqualTo(State.UNKNOWN);
        assertThat(only().state()).isEqualTo(State.SENT);
    }

    @Test
    void an_attempt_that_a_crash_left_behind_becomes_unknown_and_is_never_sent_by_itself() {
        hear(booked());
        attempts.begin(only().id());
        worker.deliverDue();
        worker.settleAbandoned();
        assertThat(only().state()).as("somebody may be sending it").isEqualTo(State.REQUESTED);

        the_attempt_is_taken_for_abandoned();
        worker.deliverDue();

        assertThat(only().state()).isEqualTo(State.UNKNOWN);
        assertThat(provider.letters()).isEmpty();
    }

    @Test
    void an_answer_that_comes_after_its_attempt_was_taken_for_abandoned_still_counts() {
        provider.whileSending(this::the_attempt_is_taken_for_abandoned);
        hear(booked());
        worker.deliverDue();

        assertThat(only().state()).isEqualTo(State.SENT);
        assertThat(journal.of(only().id()))
                .containsExactly("NotificationRequested", "NotificationOutcomeUnknown", "NotificationSent");
    }

    @Test
    void a_late_answer_that_says_nothing_for_certain_leaves_the_outcome_to_a_person() {
        provider.willAnswer(new Answer.NotReached());
        provider.whileSending(this::the_attempt_is_taken_for_abandoned);
        hear(booked());
        worker.deliverDue();

        assertThat(only().state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void an_answer_that_comes_while_a_person_decides_waits_and_is_not_lost() throws Exception {
        provider.willAnswer(new Answer.Unknown());
        hear(booked());
        worker.deliverDue();
        var id = only().id();
        try (var another = Executors.newSingleThreadExecutor()) {
            var late = new AtomicReference<Future<?>>();
            transaction.executeWithoutResult(_ -> {
                handler.handle(id, new DecideOutcome(true, FRONT_DESK));
                late.set(another.submit(() -> handler.handle(id, new RecordSent())));
                await("the answer is recorded, or waits for the person")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> late.get().isDone() || somebodyWaitsForALock());
            });
            late.get().get();
        }

        assertThat(only().state()).isEqualTo(State.SENT);
    }

    /** Else a slow provider would let the last of a batch be taken for abandoned while it still waits for its turn. */
    @Test
    void an_attempt_begins_when_its_letter_goes_and_not_with_the_letters_before_it() {
        for (var visits = 0; visits < 3; visits++) {
            visit = AppointmentId.random();
            hear(booked());
        }
        provider.whileSending(() -> assertThat(jdbc.sql("select count(attempt_began_at) from message")
                        .query(Integer.class)
                        .single())
                .isOne());
        worker.deliverDue();

        assertThat(provider.letters()).hasSize(3);
    }

    @Test
    void two_workers_at_once_send_each_message_once() throws Exception {
        for (var visits = 0; visits < 60; visits++) {
            visit = AppointmentId.random();
            hear(booked());
        }
        var together = new CyclicBarrier(2);
        Callable<Void> work = () -> {
            together.await();
            worker.deliverDue();
            return null;
        };
        try (var workers = Executors.newFixedThreadPool(2)) {
            for (var done : workers.invokeAll(List.of(work, work))) {
                done.get();
            }
        }
        worker.deliverDue();

        assertThat(provider.letters()).hasSize(60).extracting(Letter::intentId).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select count(*) from message where state = 'SENT'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(60);
    }

    private void hear(Object... events) {
        for (var event : events) {
            inbox.deliver(event);
        }
    }

    /** Whoever was put off by an hour is due again. */
    private void time_passes() {
        jdbc.sql("update message set try_after = try_after - interval '61 minutes'")
                .update();
    }

    private void the_attempt_is_taken_for_abandoned() {
        jdbc.sql("update message set attempt_began_at = attempt_began_at - interval '121 seconds'")
                .update();
        worker.settleAbandoned();
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private List<Message> all() {
        return messages.ofVisit(visit, Set.of(ROC, BUF));
    }

    private List<MessageTemplate> templates() {
        return all().stream().map(Message::template).toList();
    }

    private Message only() {
        return only(visit);
    }

    private Message only(AppointmentId of) {
        var ofVisit = messages.ofVisit(of, Set.of(ROC, BUF));
        assertThat(ofVisit).hasSize(1);
        return ofVisit.getFirst();
    }

    private PatientToken registered(@Nullable String email) {
        var token = PatientToken.random();
        var contact = new ContactDetails(
                new PersonName("Ada Lovelace"), email == null ? null : new EmailAddress(email), null);
        hear(new PatientRegistered(token, ROC, "en", Sealed.of(contact)));
        return token;
    }

    private AppointmentBooked booked() {
        return booked(ROC);
    }

    private AppointmentBooked booked(SiteCode site) {
        return new AppointmentBooked(
                visit,
                patient,
                site,
                ChairId.random(),
                Protocol.MOOD,
                START,
                START.plus(Duration.ofHours(2)),
                LocalDateTime.ofInstant(START, NEW_YORK),
                NEW_YORK,
                1,
                FRONT_DESK);
    }

    private AppointmentCancelled cancelled() {
        return new AppointmentCancelled(visit, FRONT_DESK, CancellationReason.PATIENT_REQUEST, 2880, false);
    }

    private List<String> preparations() {
        return provider.letters().stream()
                .filter(letter -> letter.subject().value().startsWith("How to prepare"))
                .map(letter -> letter.body().value())
                .toList();
    }

    private static SitePolicyPublished published(int version, PolicyKey rule, String value) {
        return new SitePolicyPublished(
                ROC, version, Policies.with("ROC", Map.of(rule, value)).values());
    }

    private static Map<PolicyKey, String> policy() {
        return Policies.defaultFor("PHX").values();
    }

    private IntakeCleared cleared(Instant until) {
        return cleared(until, "NY");
    }

    private IntakeCleared cleared(Instant until, String... states) {
        return new IntakeCleared(
                ClearanceId.random(),
                patient,
                Protocol.MOOD,
                1,
                until,
                List.of(states),
                new StaffId("prescriber.roc"),
                Sealed.of(new ClearanceLimits(1000)));
    }

    private static ClearanceSuspended suspended(IntakeCleared cleared) {
        return new ClearanceSuspended(cleared.clearanceId(), cleared.patient(), SuspensionTrigger.MEDICATION_CHANGED);
    }

    private DischargeConfirmed discharged() {
        return new DischargeConfirmed(
                SessionId.random(),
                visit,
                patient,
                ROC,
                EscortId.random(),
                MONDAY_9,
                MONDAY_9.plus(Duration.ofHours(14)),
                new StaffId("nurse.roc"));
    }
}
