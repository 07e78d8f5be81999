package org.chairside.notification.delivery.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Properties;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.FreeText;
import org.chairside.notification.delivery.Letter;
import org.chairside.notification.delivery.MessageProvider.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpProviderTest {

    private static final Letter LETTER = new Letter(
            IntentId.random(),
            new EmailAddress("rosa@example.org"),
            new FreeText("Después de su cita"),
            new FreeText("Descanse hoy."));

    @Test
    void a_letter_arrives_once_and_names_its_intent() throws Exception {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            assertThat(provider(server.getSmtp().getPort()).send(LETTER)).isEqualTo(new Answer.Taken());

            assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
                assertThat(mail.getSubject()).isEqualTo("Después de su cita");
                assertThat(mail.getHeader("Message-ID")).containsExactly("<" + LETTER.intentId() + "@chairside>");
            });
        } finally {
            server.stop();
        }
    }

    @Test
    void a_server_that_is_not_there_has_no_letter() throws Exception {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(provider(free).send(LETTER)).isEqualTo(new Answer.NotReached());
    }

    @Test
    void an_address_the_server_refuses_for_good_is_rejected() throws Exception {
        try (var server = new ScriptedSmtp("550 no such user")) {
            assertThat(provider(server.port()).send(LETTER)).isEqualTo(new Answer.Rejected("smtp-550"));
        }
    }

    @Test
    void an_address_the_server_refuses_for_now_is_tried_again() throws Exception {
        try (var server = new ScriptedSmtp("450 come back later")) {
            assertThat(provider(server.port()).send(LETTER)).isEqualTo(new Answer.NotReached());
        }
    }

    @Test
    void a_line_that_breaks_after_the_letter_was_handed_over_leaves_the_outcome_unknown() throws Exception {
        try (var server = new ScriptedSmtp("250 ok")) {
            assertThat(provider(server.port()).send(LETTER)).isEqualTo(new Answer.Unknown());
        }
    }

    private static SmtpProvider provider(int port) {
        var mail = new JavaMailSenderImpl();
        mail.setHost("localhost");
        mail.setPort(port);
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", "2000");
        properties.put("mail.smtp.timeout", "2000");
        mail.setJavaMailProperties(properties);
        return new SmtpProvider(mail, "Chairside <no-reply@chairside.invalid>");
    }

    /** Answers RCPT as told; takes the letter's text and hangs up without a word. */
    private static final class ScriptedSmtp implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final String recipientAnswer;

        ScriptedSmtp(String recipientAnswer) throws IOException {
            this.recipientAnswer = recipientAnswer;
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve() {
            try (var client = server.accept()) {
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
                var out = new OutputStreamWriter(client.getOutputStream(), US_ASCII);
                out.write("220 ready\r\n");
                out.flush();
                var letter = false;
                for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                    if (!letter) {
                        out.write(answer(line) + "\r\n");
                        out.flush();
                    }
                    letter |= line.equals("DATA");
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        private String answer(String line) {
            return switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
                case "RCPT" -> recipientAnswer;
                case "DATA" -> "354 go ahead";
                default -> "250 ok";
            };
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
