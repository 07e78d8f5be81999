package org.chairside.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.test.Api.Answer;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every endpoint of a service, asked by every role: of a thing of the own site, of another site's, and of nothing. The endpoints are those of
 * the frozen API document; who may is a copy of its own, written by hand, so that a slip in {@code permissions.json} is seen.
 */
public final class AccessMatrix {

    /** Done, or refused by a rule: who gets so far was let in. */
    private static final Set<Integer> LET_IN = Set.of(200, 201, 409, 412);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String service;
    private final int port;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Map<String, String> bodies = new HashMap<>();
    private final Map<String, String> queries = new HashMap<>();
    private final Map<String, Map<String, String>> exceptions = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> witnessed = new HashSet<>();
    private String home = "ROC";
    private String other = "BUF";

    private record Variable(String known, String unknown) {}

    private record Endpoint(String method, String path, Set<String> roles, boolean takesBody) {

        String name() {
            return method + " " + path;
        }
    }

    private AccessMatrix(String service, int port) {
        this.service = service;
        this.port = port;
    }

    public static AccessMatrix of(String service, int port) {
        return new AccessMatrix(service, port);
    }

    /** Permission to roles, as somebody who knows the clinic wrote it down once more. */
    public static Map<String, Set<String>> rolesByPermission() {
        try (var file = Objects.requireNonNull(
                AccessMatrix.class.getResourceAsStream("/chairside/test/roles-by-permission.json"))) {
            return JSON.readValue(file, new TypeReference<>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The site that the things belong to, and one that must not see them; else Rochester and Buffalo. */
    public AccessMatrix between(String ownSite, String otherSite) {
        home = ownSite;
        other = otherSite;
        return this;
    }

    /** What stands for a path variable: an id of the own site; nothing has the id that is unknown. */
    public AccessMatrix with(String variable, String known) {
        return with(variable, known, UUID.randomUUID().toString());
    }

    public AccessMatrix with(String variable, String known, String unknown) {
        variables.put(variable, new Variable(known, unknown));
        return this;
    }

    /** A path variable that means another thing in this endpoint than in the others. */
    public AccessMatrix withAt(String endpoint, String variable, String known) {
        exceptions.computeIfAbsent(endpoint, _ -> new HashMap<>()).put(variable, known);
        return this;
    }

    /** A body that this endpoint understands; where the path names no thing, it names the own site. */
    public AccessMatrix sending(String endpoint, String body) {
        bodies.put(endpoint, body);
        return this;
    }

    /** The same, of a command that asks who may and then for a witness. */
    public AccessMatrix sendingUnwitnessed(String endpoint, String body) {
        witnessed.add(endpoint);
        return sending(endpoint, body);
    }

    /** What a reading asks for, naming the own site. */
    public AccessMatrix asking(String endpoint, String query) {
        queries.put(endpoint, query);
        return this;
    }

    /** An endpoint that answers everybody who may with what their own sites have, were it nothing. */
    public AccessMatrix answeringEverySite(String endpoint, String query) {
        open.add(endpoint);
        return asking(endpoint, query);
    }

    /** One test for each endpoint and role. */
    public Stream<DynamicTest> tests() {
        var roles = rolesByPermission().values().stream().flatMap(Set::stream).distinct();
        var endpoints = endpoints();
        return roles.flatMap(role -> endpoints.stream()
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.name() + " " + role, () -> ask(endpoint, role))));
    }

    private void ask(Endpoint endpoint, String role) {
        var may = endpoint.roles().contains(role);
        var here = Api.of(port, role, home);
        var elsewhere = Api.of(port, role, other);

        assertThat(send(endpoint, here, known(endpoint)))
                .as("%s at the own site", role)
                .matches(answer -> may ? isLetIn(endpoint, answer) : answer.status() == 403);
        assertThat(send(endpoint, elsewhere, known(endpoint)))
                .as("%s at another site", role)
                .matches(answer -> answer.status() == (may ? elsewhere(endpoint) : 403));
        if (endpoint.path().contains("{")) {
            assertThat(send(endpoint, here, unknown(endpoint)))
                    .as("%s of nothing", role)
                    .matches(answer -> answer.status() == (may ? 404 : 403));
        }
    }

    private boolean isLetIn(Endpoint endpoint, Answer answer) {
        return witnessed.contains(endpoint.name())
                ? answer.problem().equals("422 witness-missing")
                : LET_IN.contains(answer.status());
    }

    /** Another site's thing is as unknown as nothing; who names another site is told that it is not theirs. */
    private int elsewhere(Endpoint endpoint) {
        if (open.contains(endpoint.name())) {
            return 200;
        }
        return endpoint.path().contains("{") ? 404 : 403;
    }

    private Answer send(Endpoint endpoint, Api person, String path) {
        var body = bodies.get(endpoint.name());
        if (endpoint.takesBody() && body == null) {
            throw new AssertionError("nobody said what to send to " + endpoint.name());
        }
        return switch (endpoint.method()) {
            case "GET" -> person.get(path);
            case "PUT" -> person.put(path, String.valueOf(body), "\"99\"");
            case "POST" -> person.post(path, body == null ? "" : body);
            default -> throw new AssertionError(endpoint.name());
        };
    }

    private String known(Endpoint endpoint) {
        var path = endpoint.path();
        for (var variable : exceptions.getOrDefault(endpoint.name(), Map.of()).entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        for (var variable : variables.entrySet()) {
            path = path.replace(
                    "{" + variable.getKey() + "}", variable.getValue().known());
        }
        return path + queries.getOrDefault(endpoint.name(), "");
    }

    private String unknown(Endpoint endpoint) {
        var path = endpoint.path();
        for (var variable : variables.entrySet()) {
            path = path.replace(
                    "{" + variable.getKey() + "}", variable.getValue().unknown());
        }
        return path;
    }

    private List<Endpoint> endpoints() {
        var roles = rolesByPermission();
        var document = JSON.readTree(Path.of("..", "docs", "api", service + ".json"));
        var endpoints = document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Endpoint(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                roles.getOrDefault(
                                        method.getValue().path("x-permission").asString(), Set.of()),
                                method.getValue().has("requestBody"))))
                .toList();
        assertThat(endpoints).isNotEmpty();
        return endpoints;
    }
}
