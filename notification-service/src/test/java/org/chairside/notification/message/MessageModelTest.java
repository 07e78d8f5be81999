package org.chairside.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.notification.*;
import org.chairside.notification.message.Message.State;
import org.chairside.notification.message.MessageCommand.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random lives of a message against a model that counts only who may have read it. A failing seed replays identically. */
class MessageModelTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");
    private static final StaffId FRONT_DESK = new StaffId("frontdesk.roc");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_is_recorded_a_message_goes_out_again_only_if_a_person_says_so(long seed) {
        new Life(seed).lead();
    }

    /** Without this, the test above could pass by never getting anywhere. */
    @Test
    void the_random_lives_reach_every_state() {
        var reached = EnumSet.noneOf(State.class);
        seeds().forEach(seed -> reached.addAll(new Life(seed).lead()));
        assertThat(reached).isEqualTo(EnumSet.allOf(State.class));
    }

    /** One life; the model beside the message knows whether a letter may lie with the patient, and whether all is said. */
    private static final class Life {

        private final Random random;
        private Message message = requested();
        private boolean mayBeWithThePatient;
        private boolean over;

        Life(long seed) {
            random = new Random(seed);
        }

        Set<State> lead() {
            var reached = EnumSet.of(message.state());
            for (var step = 0; step < 12; step++) {
                take(somethingHappens());
                reached.add(message.state());
            }
            return reached;
        }

        private MessageCommand somethingHappens() {
            return switch (random.nextInt(8)) {
                case 0 -> new RecordSent();
                case 1 -> new RecordFailure("smtp-550");
                case 2 -> new Suppress(SuppressionReason.EXPIRED);
                case 3, 4, 5 -> new RecordUnknownOutcome();
                default -> new DecideOutcome(random.nextInt(4) != 0, FRONT_DESK);
            };
        }

        private void take(MessageCommand command) {
            var decision = message.decide(command, NOW);

            assertThat(decision instanceof Accepted)
                    .as("%s of %s", command, message)
                    .isEqualTo(mayHappen(command));
            if (decision instanceof Accepted(var events)) {
                note(command);
                var version = message.version();
                message = events.stream().reduce(message, Message::evolve, (_, last) -> last);
                assertThat(message.version()).isEqualTo(version + events.size());
            }
            assertThat(message.state() == State.REQUESTED)
                    .as("only what is to be sent waits to be sent: %s", message)
                    .isEqualTo(!over && !mayBeWithThePatient);
        }

        private boolean mayHappen(MessageCommand command) {
            return !over
                    && switch (command) {
                        case RecordSent _, RecordFailure _ -> true;
                        case Suppress _, RecordUnknownOutcome _ -> !mayBeWithThePatient;
                        case DecideOutcome _ -> mayBeWithThePatient;
                    };
        }

        private void note(MessageCommand command) {
            switch (command) {
                case RecordUnknownOutcome _ -> mayBeWithThePatient = true;
                case DecideOutcome decided -> {
                    mayBeWithThePatient = false;
                    over = !decided.resend();
                }
                case RecordSent _, RecordFailure _, Suppress _ -> over = true;
            }
        }

        private static Message requested() {
            return Message.evolve(
                    null,
                    new NotificationRequested(
                            IntentId.random(),
                            AppointmentId.random(),
                            PatientToken.random(),
                            SiteCode.of("ROC"),
                            null,
                            MessageTemplate.AFTERCARE,
                            Audience.PATIENT,
                            NOW));
        }
    }
}
