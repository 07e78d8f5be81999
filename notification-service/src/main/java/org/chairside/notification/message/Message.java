package org.chairside.notification.message;

import static org.chairside.notification.message.MessageRefusal.ALREADY_DECIDED;
import static org.chairside.notification.message.MessageRefusal.OUTCOME_KNOWN;

import java.time.Instant;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.JourneyId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.notification.Audience;
import org.chairside.contracts.notification.MessageEvent;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.contracts.notification.NotificationFailed;
import org.chairside.contracts.notification.NotificationOutcomeDecided;
import org.chairside.contracts.notification.NotificationOutcomeUnknown;
import org.chairside.contracts.notification.NotificationRequested;
import org.chairside.contracts.notification.NotificationSent;
import org.chairside.contracts.notification.NotificationSuppressed;
import org.jspecify.annotations.Nullable;

/**
 * One thing to be said once.
 *
 * @param version the sequence of its last event
 * @param notAfter when saying it has no more use (rule N2)
 */
public record Message(
        IntentId id,
        int version,
        State state,
        AppointmentId appointmentId,
        PatientToken patient,
        SiteCode site,
        @Nullable JourneyId journey,
        MessageTemplate template,
        Audience audience,
        Instant notAfter) {

    /** What has become of a message. */
    public enum State {
        REQUESTED,
        SENT,
        FAILED,
        SUPPRESSED,
        UNKNOWN,
        LEFT_AS_IT_IS
    }

    Decision<MessageEvent> decide(MessageCommand command, Instant now) {
        return switch (state) {
            case REQUESTED -> decideRequested(command, now);
            case UNKNOWN -> decideUnknown(command, now);
            case SENT, FAILED, SUPPRESSED, LEFT_AS_IT_IS -> Decision.refused(ALREADY_DECIDED);
        };
    }

    private Decision<MessageEvent> decideRequested(MessageCommand command, Instant now) {
        return switch (command) {
            case MessageCommand.RecordSent _ -> Decision.accepted(new NotificationSent(id, now));
            case MessageCommand.RecordFailure failure ->
                Decision.accepted(new NotificationFailed(id, failure.code(), now));
            case MessageCommand.Suppress suppress ->
                Decision.accepted(new NotificationSuppressed(id, suppress.why(), now));
            case MessageCommand.RecordUnknownOutcome _ -> Decision.accepted(new NotificationOutcomeUnknown(id, now));
            case MessageCommand.DecideOutcome _ -> Decision.refused(OUTCOME_KNOWN);
        };
    }

    private Decision<MessageEvent> decideUnknown(MessageCommand command, Instant now) {
        return switch (command) {
            case MessageCommand.DecideOutcome decide ->
                Decision.accepted(new NotificationOutcomeDecided(id, decide.resend(), decide.by(), now));
            // the provider's answer came after all
            case MessageCommand.RecordSent _ -> Decision.accepted(new NotificationSent(id, now));
            case MessageCommand.RecordFailure failure ->
                Decision.accepted(new NotificationFailed(id, failure.code(), now));
            case MessageCommand.Suppress _, MessageCommand.RecordUnknownOutcome _ -> Decision.refused(ALREADY_DECIDED);
        };
    }

    /** The message after one more of its events. */
    static Message evolve(@Nullable Message before, MessageEvent event) {
        if (event instanceof NotificationRequested requested) {
            return new Message(
                    requested.intentId(),
                    1,
                    State.REQUESTED,
                    requested.appointmentId(),
                    requested.patient(),
                    requested.site(),
                    requested.journey(),
                    requested.template(),
                    requested.audience(),
                    requested.notAfter());
        }
        if (before == null) {
            throw new IllegalStateException("a message begins with NotificationRequested");
        }
        return before.next(
                switch (event) {
                    case NotificationRequested _ -> State.REQUESTED;
                    case NotificationSent _ -> State.SENT;
                    case NotificationFailed _ -> State.FAILED;
                    case NotificationSuppressed _ -> State.SUPPRESSED;
                    case NotificationOutcomeUnknown _ -> State.UNKNOWN;
                    case NotificationOutcomeDecided decided -> decided.resend() ? State.REQUESTED : State.LEFT_AS_IT_IS;
                });
    }

    private Message next(State after) {
        return new Message(id, version + 1, after, appointmentId, patient, site, journey, template, audience, notAfter);
    }
}
