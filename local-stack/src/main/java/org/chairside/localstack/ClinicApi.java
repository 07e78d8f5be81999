package org.chairside.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' public HTTP API, spoken as a named person. */
final class ClinicApi implements Seed.Services, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final String toolSecret;

    ClinicApi(String toolSecret) {
        this.toolSecret = toolSecret;
    }

    /** A short-lived access token of one person of the cast. */
    String token(String person) {
        return tokens.computeIfAbsent(person, this::fetchToken);
    }

    private String fetchToken(String person) {
        return fetchToken(person, "");
    }

    /** A witness's signature under so much of a session's drug that somebody destroys in the command with this key. */
    String signature(String witness, String session, String micrograms, String by, String key) {
        return fetchToken(
                witness,
                "&session=" + encoded(session) + "&micrograms=" + encoded(micrograms) + "&by=" + encoded(by)
                        + "&command=" + encoded(key));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String fetchToken(String person, String further) {
        var form = "grant_type=client_credentials&person=" + encoded(person) + further;
        var credentials =
                Base64.getEncoder().encodeToString(("local-tools:" + toolSecret).getBytes(StandardCharsets.UTF_8));
        var answer = send(HttpRequest.newBuilder(URI.create(Stack.CONSOLE.url() + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            throw new Trouble(
                    "There is no token for " + person + ": the console answered " + answer.statusCode() + ".");
        }
        return JSON.readTree(answer.body()).path("access_token").asString();
    }

    @Override
    public JsonNode get(Service service, String path, String person) {
        return JSON.readTree(
                expectSuccess(send(as(person, service, path).GET())).body());
    }

    @Override
    public void post(Service service, String path, String person, Object body) {
        var json = JSON.writeValueAsString(body);
        expectSuccess(send(as(person, service, path)
                .header(
                        "Idempotency-Key",
                        UUID.nameUUIDFromBytes((path + json).getBytes(StandardCharsets.UTF_8))
                                .toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))));
    }

    @Override
    public void put(Service service, String path, String person, int version, Object body) {
        expectSuccess(send(as(person, service, path)
                .header("If-Match", "\"" + version + "\"")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    boolean isReady(Service service) {
        try {
            return send(HttpRequest.newBuilder(URI.create(service.url() + "/actuator/health/readiness"))
                                    .GET())
                            .statusCode()
                    == 200;
        } catch (Trouble notYet) {
            return false;
        }
    }

    private HttpRequest.Builder as(String person, Service service, String path) {
        return HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + token(person));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var built = request.timeout(Duration.ofSeconds(20)).build();
        try {
            return http.send(built, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new Trouble("Nobody answers at " + built.uri() + ".", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while asking " + built.uri() + ".", interrupted);
        }
    }

    private static HttpResponse<String> expectSuccess(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new Trouble(response.request().method() + " " + response.uri() + " was answered with "
                    + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    @Override
    public void close() {
        http.close();
    }
}
