package org.chairside.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The HTTP API of a service under test as one person uses it. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String address;
    private final String token;
    private final Map<String, String> headers;

    /** Somebody with whatever stands for a token. */
    public Api(int port, String token) {
        this("http://localhost:" + port, token, Map.of());
    }

    private Api(String address, String token, Map<String, String> headers) {
        this.address = address;
        this.token = token;
        this.headers = headers;
    }

    /** The same person, sending this header too. */
    public Api with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(address, token, Map.copyOf(more));
    }

    public Api(int port, String staffId, String role, String... sites) {
        this(port, TestTokens.of(staffId, role, sites));
    }

    /** The only person of this role at a site, such as {@code frontdesk.roc}, with a licence of New York. */
    public static Api of(int port, String role, String site) {
        var id = role.toLowerCase(Locale.ROOT).replace("_", "") + "." + site.toLowerCase(Locale.ROOT);
        return new Api(port, TestTokens.licensed(id, role, List.of(site), List.of("NY")));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, String body, String key) {
        return send(request(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    public Answer postWithoutKey(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body, String ifMatch) {
        return send(request(path).header("If-Match", ifMatch).PUT(BodyPublishers.ofString(body)));
    }

    public Answer putWithoutVersion(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        return request;
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
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String etag() {
            return header("ETag");
        }

        public JsonNode json() {
            return body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(body());
        }

        public String text(String field) {
            return json().path(field).asString("");
        }

        /** Status and problem code, such as {@code 409 slot-taken}; with the first field error's pointer and code for 422. */
        public String problem() {
            return status() + " " + text("code")
                    + errors().stream().findFirst().map(error -> " " + error).orElse("");
        }

        /** {@code pointer code} of each error of a 422. */
        public List<String> errors() {
            return pairs("errors", "pointer");
        }

        /** {@code rule code} of each unmet rule. */
        public List<String> unmet() {
            return pairs("unmet", "rule");
        }

        private List<String> pairs(String list, String name) {
            return json().path(list)
                    .valueStream()
                    .map(each -> each.path(name).asString("") + " "
                            + each.path("code").asString(""))
                    .toList();
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
