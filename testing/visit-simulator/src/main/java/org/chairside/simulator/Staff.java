package org.chairside.simulator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One signed-in person who calls the services.
 *
 * <p>A command that gets no answer is sent again with the same idempotency key until {@link #PATIENCE} is over, so a service that is
 * killed and restarted meanwhile does it once.
 */
public final class Staff {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final Tokens tokens;
    private final HttpClient http;

    public Staff(String name, Tokens tokens, HttpClient http) {
        this.name = name;
        this.tokens = tokens;
        this.http = http;
    }

    public String name() {
        return name;
    }

    public Answer get(URI service, String path) {
        return call("GET", service.resolve(path), null, _ -> Map.of());
    }

    public Answer post(URI service, String path, Map<String, ?> body) {
        return call("POST", service.resolve(path), body, _ -> Map.of());
    }

    /** A command that says everything by its address. */
    public Answer post(URI service, String path) {
        return call("POST", service.resolve(path), null, _ -> Map.of());
    }

    /** Destroys what is left of a session's drug before this witness, who signs for it. */
    public Answer waste(URI service, String session, long micrograms, String witness) {
        return call(
                "POST",
                service.resolve("/sessions/" + session + "/waste"),
                Map.of("micrograms", micrograms),
                key -> Map.of("Witness-Token", tokens.witness(witness, session, micrograms, name, key)));
    }

    public Answer put(URI service, String path, Map<String, ?> body, @Nullable String etag) {
        return call("PUT", service.resolve(path), body, _ -> etag == null ? Map.of() : Map.of("If-Match", etag));
    }

    /** What a command says beside its body, for its idempotency key; asked anew for every try. */
    private interface Headers {
        Map<String, String> of(String key) throws IOException, InterruptedException;
    }

    private Answer call(String method, URI uri, @Nullable Map<String, ?> body, Headers headers) {
        var key = UUID.randomUUID().toString();
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                var answer = once(method, uri, key, body, headers);
                if (!isBusy(answer.status()) || Instant.now().isAfter(until)) {
                    return answer;
                }
            } catch (ConnectException notThere) {
                giveUpAfter(until, uri, notThere);
            } catch (IOException lostAnswer) {
                giveUpAfter(until, uri, lostAnswer);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            }
            Pause.of(BETWEEN_TRIES);
        }
    }

    private static boolean isBusy(int status) {
        return status == 429 || status == 502 || status == 503;
    }

    private static void giveUpAfter(Instant until, URI uri, IOException failure) {
        if (Instant.now().isAfter(until)) {
            throw new IllegalStateException("no answer from " + uri.getAuthority() + " for " + PATIENCE, failure);
        }
    }

    private Answer once(String method, URI uri, String key, @Nullable Map<String, ?> body, Headers headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + tokens.of(name))
                .header("Accept", "application/json, application/problem+json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", key);
        }
        headers.of(key).forEach(request::header);
        var response = http.send(request.build(), BodyHandlers.ofString());
        var content =
                response.body().isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(response.body());
        return new Answer(
                response.statusCode(),
                content,
                response.headers().firstValue("ETag").orElse(null));
    }
}
