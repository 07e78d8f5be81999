package org.chairside.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Gets access tokens of the seeded people and what they sign as witnesses, as the local tool that only the {@code dev} profile knows. */
public final class Tokens {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final URI endpoint;
    private final Path secret;
    private final HttpClient http;
    private final Map<String, Token> tokens = new HashMap<>();

    private record Token(String value, Instant until) {}

    public Tokens(RunningStack stack, HttpClient http) {
        this.endpoint = stack.console().resolve("/oauth2/token");
        this.secret = stack.home().resolve("secrets").resolve("local-tools");
        this.http = http;
    }

    /** A token of this person that is valid for a while yet. */
    public synchronized String of(String person) throws IOException, InterruptedException {
        var token = tokens.get(person);
        if (token == null || Instant.now().isAfter(token.until().minus(LEEWAY))) {
            token = fetch(Map.of("person", person));
            tokens.put(person, token);
        }
        return token.value();
    }

    /** What this person signs as a witness: that somebody destroyed so much of the session's drug, in the command of this key. */
    String witness(String person, String session, long micrograms, String by, String key)
            throws IOException, InterruptedException {
        return fetch(Map.of(
                        "person",
                        person,
                        "session",
                        session,
                        "micrograms",
                        Long.toString(micrograms),
                        "by",
                        by,
                        "command",
                        key))
                .value();
    }

    private Token fetch(Map<String, String> asked) throws IOException, InterruptedException {
        var credentials = "local-tools:" + Files.readString(secret).strip();
        var form = new StringBuilder("grant_type=client_credentials");
        asked.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(URLEncoder.encode(value, UTF_8)));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("no token for " + asked.get("person") + ": " + response.statusCode());
        }
        var token = JSON.readTree(response.body());
        return new Token(
                token.get("access_token").asString(),
                Instant.now().plusSeconds(token.get("expires_in").asLong()));
    }
}
