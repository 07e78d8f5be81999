package org.chairside.notification.delivery.worker;

import java.time.Clock;
import java.time.Instant;
import org.chairside.contracts.Decision;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.notification.MessageEvent;
import org.chairside.kit.scope.SiteScope;
import org.chairside.notification.delivery.Attempts;
import org.chairside.notification.delivery.Attempts.Due;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.MessageProvider.Answer;
import org.chairside.notification.delivery.SendDecision;
import org.chairside.notification.message.Message;
import org.chairside.notification.message.MessageCommand;
import org.chairside.notification.message.MessageCommand.RecordFailure;
import org.chairside.notification.message.MessageCommand.RecordSent;
import org.chairside.notification.message.MessageCommand.RecordUnknownOutcome;
import org.chairside.notification.message.MessageCommandHandler;
import org.chairside.notification.message.Messages;
import org.chairside.notification.visit.Clearances;
import org.chairside.notification.visit.Clinics;
import org.chairside.notification.visit.Contacts;
import org.chairside.notification.visit.Visits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends requested messages, each at most once.
 *
 * <p>That a message is being sent is committed before the provider is called. A crash in between leaves it in flight; after a while its
 * outcome is recorded as unknown, and a person decides.
 */
@Component
class DeliverMessages {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverMessages.class);

    private final Attempts attempts;
    private final Messages messages;
    private final MessageCommandHandler handler;
    private final Visits visits;
    private final Contacts contacts;
    private final Clearances clearances;
    private final Clinics clinics;
    private final Letters letters;
    private final Dispatch dispatch;
    private final DeliveryProperties properties;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;
    private final Clock clock;

    DeliverMessages(
            Attempts attempts,
            Messages messages,
            MessageCommandHandler handler,
            Visits visits,
            Contacts contacts,
            Clearances clearances,
            Clinics clinics,
            Letters letters,
            Dispatch dispatch,
            DeliveryProperties properties,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.attempts = attempts;
        this.messages = messages;
        this.handler = handler;
        this.visits = visits;
        this.contacts = contacts;
        this.clearances = clearances;
        this.clinics = clinics;
        this.letters = letters;
        this.dispatch = dispatch;
        this.properties = properties;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${chairside.delivery.poll-interval}")
    void deliverDue() {
        SiteScope.everySite(this::deliverEverywhere);
    }

    private void deliverEverywhere() {
        for (var looks = 0; looks < properties.batchSize(); looks++) {
            switch (transaction.execute(_ -> next())) {
                case Next.Nothing() -> {
                    return;
                }
                case Next.Settled() -> {}
                case Next.Begun begun -> deliver(begun);
            }
        }
    }

    @Scheduled(fixedDelayString = "${chairside.delivery.abandoned-after}")
    void settleAbandoned() {
        SiteScope.everySite(
                () -> transaction.executeWithoutResult(_ -> attempts.endAbandoned(properties.abandonedAfter())
                        .forEach(id -> settle(id, new RecordUnknownOutcome()))));
    }

    /** One at a time: an attempt begins when its letter is about to go, however slow the letters before it were. */
    private Next next() {
        return attempts.lockNextDue().map(this::lookUnlessItBreaks).orElseGet(Next.Nothing::new);
    }

    /** What breaks on one message must not stop the others. */
    private Next lookUnlessItBreaks(Due due) {
        try {
            return savepoint.execute(_ -> look(due));
        } catch (RuntimeException broken) {
            LOG.warn(
                    "look {} at {} broke: {}",
                    due.breaks() + 1,
                    due.id(),
                    broken.getClass().getName());
            attempts.postponeBroken(due.id(), properties.factsRetry(), properties.longestRetry());
            return new Next.Settled();
        }
    }

    private Next look(Due due) {
        var id = due.id();
        if (due.breaks() >= properties.giveUpAfter()) {
            settle(id, new RecordFailure("unwritable"));
            return new Next.Settled();
        }
        var message = messages.find(id).orElseThrow();
        return switch (decide(message)) {
            case SendDecision.Send send -> new Next.Begun(letters.write(message, send), attempts.begin(id));
            case SendDecision.Wait() -> {
                attempts.postpone(id, properties.factsRetry(), properties.longestRetry());
                yield new Next.Settled();
            }
            case SendDecision.Suppress(var why) -> {
                settle(id, new MessageCommand.Suppress(why));
                yield new Next.Settled();
            }
        };
    }

    private SendDecision decide(Message message) {
        var visit = visits.find(message.appointmentId());
        return SendDecision.decide(
                message,
                visit,
                contacts.find(message.patient()),
                visit.flatMap(found -> clinics.find(found.site())),
                visit.filter(clearances::holdsFor).isPresent(),
                clock.instant());
    }

    private void deliver(Next.Begun begun) {
        var answer = dispatch.send(begun.letter());
        transaction.executeWithoutResult(_ -> record(begun.letter().intentId(), begun.at(), answer));
    }

    /** What the provider says for certain counts, however late; that nobody knows was then recorded already. */
    private void record(IntentId id, Instant began, Answer answer) {
        var inTime = attempts.end(id, began);
        switch (answer) {
            case Answer.Taken() -> settle(id, new RecordSent());
            case Answer.Rejected(var code) -> settle(id, new RecordFailure(code));
            case Answer.NotReached _
            when inTime -> attempts.postpone(id, properties.providerRetry(), properties.longestRetry());
            case Answer.Unknown _ when inTime -> settle(id, new RecordUnknownOutcome());
            case Answer.NotReached _, Answer.Unknown _ -> LOG.warn("{} was taken for abandoned: {}", id, answer);
        }
    }

    private void settle(IntentId id, MessageCommand command) {
        if (handler.handle(id, command) instanceof Decision.Refused<MessageEvent>(var refusal)) {
            LOG.warn("{} is not recorded of {}: {}", command, id, refusal);
        }
    }

    /** What came of a look for the next message that is due. */
    private sealed interface Next {

        record Nothing() implements Next {}

        /** There was one, and it needs no letter now. */
        record Settled() implements Next {}

        /** It stands as being sent; that is committed. */
        record Begun(Letter letter, Instant at) implements Next {}
    }
}
