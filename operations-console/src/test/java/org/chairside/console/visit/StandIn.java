package org.chairside.console.visit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the services at the other end of HTTP: answers what it was told to, and remembers what it was asked. */
public class StandIn {

    public record Asked(
            String method,
            String path,
            String idempotencyKey,
            String ifMatch,
            String authorization,
            String witness,
            String body) {}

    private record Answer(int status, String location, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<String> putOff = ConcurrentHashMap.newKeySet();
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    public StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            var what = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers.getFirst("Idempotency-Key"),
                    headers.getFirst("If-Match"),
                    headers.getFirst("Authorization"),
                    headers.getFirst("Witness-Token"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (putOff.remove(what)) {
                exchange.sendResponseHeaders(429, -1);
                exchange.close();
                return;
            }
            var answer = answers.getOrDefault(what, new Answer(404, "", "{\"code\":\"not-found\",\"status\":404}"));
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().set("Location", answer.location());
            }
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public StandIn answers(String what, String json) {
        return answers(what, 200, json);
    }

    public StandIn answers(String what, int status, String json) {
        answers.put(what, new Answer(status, "", json));
        return this;
    }

    /** Asks once to come back later, then answers. */
    StandIn putsOffOnce(String what, String json) {
        putOff.add(what);
        return answers(what, json);
    }

    StandIn creates(String what, String location, String json) {
        answers.put(what, new Answer(201, location, json));
        return this;
    }

    public Asked last(String method) {
        return asked.stream()
                .filter(request -> request.method().equals(method))
                .reduce((_, later) -> later)
                .orElseThrow();
    }
}
