package org.chairside.session.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.chairside.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The HTTP API as one person uses it. */
final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String address;
    private final String token;

    Api(int port, String staffId, String role, String... sites) {
        this.address = "http://localhost:" + port;
        this.token = TestTokens.of(staffId, role, sites);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Answer post(String path, String body, String key) {
        return send(request(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    Answer postWithoutKey(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body, String ifMatch) {
        return send(request(path).header("If-Match", ifMatch).PUT(BodyPublishers.ofString(body)));
    }

    Answer putWithoutVersion(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new AssertionError("no answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
        }

        /** Status and problem code, such as {@code 409 slot-taken}; with the first field error's pointer and code for 422. */
        String problem() {
            var problem = json();
            var error = problem.at("/errors/0");
            return status() + " " + problem.path("code").asString("")
                    + (error.isMissingNode()
                            ? ""
                            : " " + error.path("pointer").asString("") + " "
                                    + error.path("code").asString(""));
        }
    }
}
