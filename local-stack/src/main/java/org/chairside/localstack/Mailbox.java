package org.chairside.localstack;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real SMTP server that keeps what it is given, in memory, and lists it at {@code GET /messages}: nothing leaves this
 * machine.
 */
final class Mailbox {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Mailbox() {}

    /** What a recipient would find. */
    record Letter(List<String> to, List<String> from, String subject, String text) {

        static Letter of(MimeMessage message) {
            try {
                return new Letter(
                        addresses(message.getAllRecipients()),
                        addresses(message.getFrom()),
                        message.getSubject(),
                        message.getContent() instanceof String text ? text : GreenMailUtil.getBody(message));
            } catch (MessagingException | IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        private static List<String> addresses(Object[] addresses) {
            return Arrays.stream(addresses).map(Object::toString).toList();
        }
    }

    /** SMTP port, HTTP port, address; without the last, this machine alone is served. */
    public static void main(String[] arguments) throws IOException {
        var address = arguments.length > 2 ? arguments[2] : "127.0.0.1";
        var mail = new GreenMail(new ServerSetup(Integer.parseInt(arguments[0]), address, ServerSetup.PROTOCOL_SMTP));
        mail.start();
        var http = HttpServer.create(new InetSocketAddress(address, Integer.parseInt(arguments[1])), 0);
        http.createContext("/messages", exchange -> answer(exchange, mail));
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    private static void answer(HttpExchange exchange, GreenMail mail) throws IOException {
        var letters = Arrays.stream(mail.getReceivedMessages()).map(Letter::of).toList();
        var body = JSON.writeValueAsBytes(letters);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
