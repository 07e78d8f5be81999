package org.chairside.notification.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.chairside.notification.delivery.worker.NotificationOnPostgres.MONDAY_9;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.session.DischargeConfirmed;
import org.chairside.notification.delivery.Attempts;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.MessageProvider.Answer;
import org.chairside.notification.message.Message;
import org.chairside.notification.message.Message.State;
import org.chairside.notification.message.MessageCommand.DecideOutcome;
import org.chairside.notification.message.MessageCommand.RecordSent;
import org.chairside.notification.message.MessageCommandHandler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From what happened to what a patient reads. */
class DeliverMessagesTest extends WrittenToAda {

    @Autowired
    private MessageCommandHandler handler;

    @Autowired
    private Attempts attempts;

    @Autowired
    private NotificationOnPostgres.KeptJournal journal;

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
    void who_was_forgotten_is_not_written_to() {
        hear(booked(), new PatientRegistered(patient, ROC, "en", new Sealed.Redacted<>()));
        worker.deliverDue();

        assertThat(provider.letters()).isEmpty();
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
        jdbc.sql("update message set attempt_began_at = attempt_began_at - interval '100 seconds'")
                .update();
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

    private void the_attempt_is_taken_for_abandoned() {
        jdbc.sql("update message set attempt_began_at = attempt_began_at - interval '121 seconds'")
                .update();
        worker.settleAbandoned();
    }

    private Message only() {
        return only(visit);
    }

    private Message only(AppointmentId of) {
        var ofVisit = messages.ofVisit(of, Set.of(ROC, BUF));
        assertThat(ofVisit).hasSize(1);
        return ofVisit.getFirst();
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
