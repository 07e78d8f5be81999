package org.chairside.notification.delivery.worker;

import java.time.Clock;
import org.chairside.kit.scope.SiteScope;
import org.chairside.notification.delivery.Attempts;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.MessageProvider;
import org.chairside.notification.delivery.MessageProvider.Answer;
import org.chairside.notification.delivery.SendDecision;
import org.chairside.notification.message.Message;
import org.chairside.notification.message.MessageCommand;
import org.chairside.notification.message.MessageCommand.RecordFailure;
import org.chairside.notification.message.MessageCommand.RecordSent;
import org.chairside.notification.message.MessageCommand.RecordUnknownOutcome;
import org.chairside.notification.message.MessageCommandHandler;
import org.chairside.notification.visit.Clinics;
import org.chairside.notification.visit.Contacts;
import org.chairside.notification.visit.Visits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
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
    private final MessageCommandHandler messages;
    private final Visits visits;
    private final Contacts contacts;
    private final Clinics clinics;
    private final Letters letters;
    private final MessageProvider provider;
    private final DeliveryProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliverMessages(
            Attempts attempts,
            MessageCommandHandler messages,
            Visits visits,
            Contacts contacts,
            Clinics clinics,
            Letters letters,
            MessageProvider provider,
            DeliveryProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.attempts = attempts;
        this.messages = messages;
        this.visits = visits;
        this.contacts = contacts;
        this.clinics = clinics;
        this.letters = letters;
        this.provider = provider;
        this.properties = properties;
        this.transaction = transaction;
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
                case Next.Begun(var letter) -> deliver(letter);
            }
        }
    }

    @Scheduled(fixedDelayString = "${chairside.delivery.abandoned-after}")
    void settleAbandoned() {
        SiteScope.everySite(() -> transaction.executeWithoutResult(
                _ -> attempts.lockAbandoned(properties.abandonedAfter()).forEach(id -> {
                    attempts.end(id);
                    messages.handle(id, new RecordUnknownOutcome());
                })));
    }

    /** One at a time: an attempt begins when its letter is about to go, however slow the letters before it were. */
    private Next next() {
        var due = attempts.lockNextDue();
        if (due.isEmpty()) {
            return new Next.Nothing();
        }
        var message = due.get();
        return switch (decide(message)) {
            case SendDecision.Send send -> {
                attempts.begin(message.id());
                yield new Next.Begun(letters.write(message, send));
            }
            case SendDecision.Wait() -> {
                attempts.postpone(message.id(), properties.factsRetry());
                yield new Next.Settled();
            }
            case SendDecision.Suppress(var why) -> {
                messages.handle(message.id(), new MessageCommand.Suppress(why));
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
                clock.instant());
    }

    private void deliver(Letter letter) {
        var answer = send(letter);
        transaction.executeWithoutResult(_ -> {
            attempts.end(letter.intentId());
            switch (answer) {
                case Answer.Taken() -> messages.handle(letter.intentId(), new RecordSent());
                case Answer.Rejected(var code) -> messages.handle(letter.intentId(), new RecordFailure(code));
                case Answer.NotReached() -> attempts.postpone(letter.intentId(), properties.providerRetry());
                case Answer.Unknown() -> messages.handle(letter.intentId(), new RecordUnknownOutcome());
            }
        });
    }

    /** A provider that breaks has said nothing of the letter. */
    private Answer send(Letter letter) {
        try {
            return provider.send(letter);
        } catch (RuntimeException broken) {
            LOG.warn(
                    "the provider broke on {}: {}",
                    letter.intentId(),
                    broken.getClass().getName());
            return new Answer.Unknown();
        }
    }

    /** What came of a look for the next message that is due. */
    private sealed interface Next {

        record Nothing() implements Next {}

        /** There was one, and it needs no letter now. */
        record Settled() implements Next {}

        /** It stands as being sent; that is committed. */
        record Begun(Letter letter) implements Next {}
    }
}
