package org.chairside.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.chairside.test.TestTokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A member of staff who speaks HTTP to intake-service. */
record Caller(int port, String token) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Caller of(int port, String role, String site) {
        var id = role.toLowerCase(java.util.Locale.ROOT).replace("_", "") + "."
                + site.toLowerCase(java.util.Locale.ROOT);
        return new Caller(port, TestTokens.licensed(id, role, List.of(site), List.of("NY")));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Answer post(String path, String body, String idempotencyKey) {
        return send(request(path).header("Idempotency-Key", idempotencyKey).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body, @Nullable String ifMatch) {
        var request = request(path).PUT(BodyPublishers.ofString(body));
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String etag() {
            return response.headers().firstValue("ETag").orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        /** {@code pointer code} of each error of a 422. */
        List<String> errors() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("pointer").asString() + " "
                            + error.path("code").asString())
                    .toList();
        }

        /** {@code rule code} of each unmet rule. */
        List<String> unmet() {
            return json().path("unmet")
                    .valueStream()
                    .map(unmet -> unmet.path("rule").asString() + " "
                            + unmet.path("code").asString())
                    .toList();
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
