package org.chairside.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chairside.notification.message.MessageRefusal.ALREADY_DECIDED;
import static org.chairside.notification.message.MessageRefusal.OUTCOME_KNOWN;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.JourneyId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.notification.Audience;
import org.chairside.contracts.notification.MessageEvent;
import org.chairside.contracts.notification.MessageTemplate;
import org.chairside.contracts.notification.NotificationFailed;
import org.chairside.contracts.notification.NotificationOutcomeDecided;
import org.chairside.contracts.notification.NotificationOutcomeUnknown;
import org.chairside.contracts.notification.NotificationRequested;
import org.chairside.contracts.notification.NotificationSent;
import org.chairside.contracts.notification.NotificationSuppressed;
import org.chairside.contracts.notification.SuppressionReason;
import org.chairside.notification.message.Message.State;
import org.chairside.notification.message.MessageCommand.DecideOutcome;
import org.chairside.notification.message.MessageCommand.RecordFailure;
import org.chairside.notification.message.MessageCommand.RecordSent;
import org.chairside.notification.message.MessageCommand.RecordUnknownOutcome;
import org.chairside.notification.message.MessageCommand.Suppress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
    private static final IntentId ID = IntentId.random();
    private static final StaffId FRONT_DESK = new StaffId("frontdesk.roc");

    private static final RecordSent SENT = new RecordSent();
    private static final RecordFailure FAILED = new RecordFailure("smtp-550");
    private static final Suppress SUPPRESS = new Suppress(SuppressionReason.EXPIRED);
    private static final RecordUnknownOutcome UNKNOWN = new RecordUnknownOutcome();
    private static final DecideOutcome RESEND = new DecideOutcome(true, FRONT_DESK);
    private static final DecideOutcome LEAVE = new DecideOutcome(false, FRONT_DESK);

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of(State.REQUESTED, SENT, new NotificationSent(ID, NOW), State.SENT),
                Arguments.of(State.REQUESTED, FAILED, new NotificationFailed(ID, "smtp-550", NOW), State.FAILED),
                Arguments.of(
                        State.REQUESTED,
                        SUPPRESS,
                        new NotificationSuppressed(ID, SuppressionReason.EXPIRED, NOW),
                        State.SUPPRESSED),
                Arguments.of(State.REQUESTED, UNKNOWN, new NotificationOutcomeUnknown(ID, NOW), State.UNKNOWN),
                Arguments.of(State.UNKNOWN, SENT, new NotificationSent(ID, NOW), State.SENT),
                Arguments.of(State.UNKNOWN, FAILED, new NotificationFailed(ID, "smtp-550", NOW), State.FAILED),
                Arguments.of(
                        State.UNKNOWN,
                        RESEND,
                        new NotificationOutcomeDecided(ID, true, FRONT_DESK, NOW),
                        State.REQUESTED),
                Arguments.of(
                        State.UNKNOWN,
                        LEAVE,
                        new NotificationOutcomeDecided(ID, false, FRONT_DESK, NOW),
                        State.LEFT_AS_IT_IS));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void a_message_becomes_what_was_recorded(State state, MessageCommand command, MessageEvent event, State after) {
        var message = message(state);

        assertThat(message.decide(command, NOW)).isEqualTo(Decision.accepted(event));
        assertThat(Message.evolve(message, event).state()).isEqualTo(after);
        assertThat(Message.evolve(message, event).version()).isEqualTo(message.version() + 1);
    }

    static Stream<Arguments> refused() {
        var closed = Stream.of(State.SENT, State.FAILED, State.SUPPRESSED, State.LEFT_AS_IT_IS)
                .flatMap(state -> Stream.of(SENT, FAILED, SUPPRESS, UNKNOWN, RESEND, LEAVE)
                        .map(command -> Arguments.of(state, command, ALREADY_DECIDED)));
        var toBeDecided =
                Stream.of(SUPPRESS, UNKNOWN).map(command -> Arguments.of(State.UNKNOWN, command, ALREADY_DECIDED));
        var notUnknown = Stream.of(RESEND, LEAVE).map(command -> Arguments.of(State.REQUESTED, command, OUTCOME_KNOWN));
        return Stream.of(closed, toBeDecided, notUnknown).flatMap(cells -> cells);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void an_outcome_is_recorded_once(State state, MessageCommand command, MessageRefusal reason) {
        assertThat(message(state).decide(command, NOW)).isEqualTo(Decision.refused(reason, List.of()));
    }

    @Test
    void a_message_begins_with_its_request() {
        var requested = new NotificationRequested(
                ID,
                AppointmentId.random(),
                PatientToken.random(),
                SiteCode.of("ROC"),
                JourneyId.random(),
                MessageTemplate.PREPARATION,
                Audience.PATIENT,
                NOW);

        assertThat(Message.evolve(null, requested))
                .isEqualTo(new Message(
                        ID,
                        1,
                        State.REQUESTED,
                        requested.appointmentId(),
                        requested.patient(),
                        requested.site(),
                        requested.journey(),
                        MessageTemplate.PREPARATION,
                        Audience.PATIENT,
                        NOW));
    }

    private static Message message(State state) {
        return new Message(
                ID,
                3,
                state,
                AppointmentId.random(),
                PatientToken.random(),
                SiteCode.of("ROC"),
                null,
                MessageTemplate.AFTERCARE,
                Audience.PATIENT,
                NOW.plusSeconds(3600));
    }
}
