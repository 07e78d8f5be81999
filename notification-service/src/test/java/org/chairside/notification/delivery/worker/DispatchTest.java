package org.chairside.notification.delivery.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.FreeText;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.MessageProvider;
import org.chairside.notification.delivery.MessageProvider.Answer;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final Letter LETTER = new Letter(
            IntentId.random(),
            new EmailAddress("rosa@example.org"),
            new FreeText("Después de su cita"),
            new FreeText("Descanse hoy."));

    @Test
    void what_the_provider_answers_in_time_is_the_answer() {
        assertThat(dispatch(_ -> new Answer.Taken(), Duration.ofMinutes(1)).send(LETTER))
                .isEqualTo(new Answer.Taken());
    }

    /** Each single read may be in time, and the call last for ever. */
    @Test
    void a_call_that_goes_on_and_on_is_broken_off_at_the_deadline_and_its_outcome_is_unknown() throws Exception {
        var over = new CountDownLatch(1);
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var dispatch = dispatch(
                    _ -> {
                        try (var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                            socket.getInputStream().read();
                            throw new AssertionError("the server never speaks");
                        } catch (IOException closed) {
                            over.countDown();
                            throw new UncheckedIOException(closed);
                        }
                    },
                    Duration.ofMillis(300));

            assertThat(dispatch.send(LETTER)).isEqualTo(new Answer.Unknown());
            assertThat(over.await(1, TimeUnit.MINUTES)).as("the call is over").isTrue();
        }
    }

    private static Dispatch dispatch(MessageProvider provider, Duration deadline) {
        var zero = Duration.ZERO;
        return new Dispatch(
                provider, new DeliveryProperties(deadline, deadline.multipliedBy(2), zero, zero, zero, 1, 1));
    }
}
