package org.chairside.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.chairside.simulator.Tokens;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every endpoint of every frozen API document, asked wrongly in every way that fits it. */
@ExtendWith(RunningHouse.class)
@Order(4)
class BadInputTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long SEED = 20261122;
    /** Before the start gate a request waits for news of other services, whatever is wrong with it. */
    private static final int SENDERS = 8;

    /** A thing that exists, per service and path variable: wrong requests about it come further. */
    private static final Map<String, Map<String, String>> REAL_THINGS = Map.of(
            "scheduling-service",
            Map.of("id", "select id from appointment limit 1", "code", "select code from site where code = 'BUF'"),
            "intake-service",
            Map.of(
                    "token", "select patient from clearance limit 1",
                    "id", "select id from clearance limit 1",
                    "appointmentId", "select appointment from day_of_check limit 1",
                    "protocol", "select 'MOOD'"),
            "session-service",
            Map.of("id", "select id from session limit 1"),
            "notification-service",
            Map.of("id", "select intent_id from message limit 1"));

    private final House house;

    BadInputTest(House house) {
        this.house = house;
    }

    @Test
    void every_bad_request_is_answered_by_a_problem_and_changes_nothing() throws Exception {
        house.records().awaitAgreement();
        var operations = Operation.all();
        assertThat(operations).hasSizeGreaterThan(40);
        var before = Fingerprint.ofAll(house);
        var answers = new ArrayList<Future<Optional<String>>>();
        try (var http = HttpClient.newHttpClient();
                var senders = Executors.newFixedThreadPool(SENDERS)) {
            var tokens = new Tokens(house.stack(), http);
            var random = new Random(SEED);
            for (var operation : operations) {
                var token = tokens.of(someoneWho(operation.permission(), random));
                for (var bad : BadRequest.of(operation, realThings(operation.service()), token)) {
                    answers.add(senders.submit(() -> whatIsWrongAbout(send(http, bad), bad)));
                }
            }
        }
        System.out.println(answers.size() + " bad requests to " + operations.size() + " endpoints, seed " + SEED);
        var wrong = new ArrayList<String>();
        for (var answer : answers) {
            answer.get().ifPresent(wrong::add);
        }
        assertThat(wrong).as("answered by something else than its problem").isEmpty();
        assertThat(answers).hasSizeGreaterThan(2_000);
        assertThat(Fingerprint.ofAll(house)).isEqualTo(before);
    }

    private static Optional<String> whatIsWrongAbout(HttpResponse<String> answer, BadRequest bad) {
        return isProblem(answer) && isExpected(answer, bad.expected)
                ? Optional.empty()
                : Optional.of(bad + " → " + answer.statusCode() + " " + answer.body() + " and not " + bad.expected);
    }

    private Map<String, String> realThings(String service) {
        var things = new HashMap<String, String>();
        REAL_THINGS.getOrDefault(service, Map.of()).forEach((variable, sql) -> house.records()
                .query(Records.DATABASES.get(service), sql, row -> things.put(variable, row.getString(1))));
        return things;
    }

    private HttpResponse<String> send(HttpClient http, BadRequest bad) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address(bad.operation.service()) + bad.path))
                .timeout(Duration.ofMinutes(1))
                .method(bad.method, HttpRequest.BodyPublishers.ofByteArray(bad.body));
        bad.headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI address(String service) {
        var stack = house.stack();
        return switch (service) {
            case "scheduling-service" -> stack.scheduling();
            case "intake-service" -> stack.intake();
            case "session-service" -> stack.session();
            case "notification-service" -> stack.notification();
            default -> throw new IllegalArgumentException(service);
        };
    }

    private static boolean isProblem(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 4
                || !answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return false;
        }
        try {
            var problem = JSON.readTree(answer.body());
            return problem.path("status").asInt() == answer.statusCode()
                    && problem.path("type")
                            .asString("")
                            .equals("urn:chairside:problem:"
                                    + problem.path("code").asString(""))
                    && stream(problem.path("errors"))
                            .allMatch(error ->
                                    error.path("pointer").asString("").startsWith("#") || error.has("parameter"));
        } catch (JacksonException notJson) {
            return false;
        }
    }

    private static boolean isExpected(HttpResponse<String> answer, List<String> expected) {
        var problem = JSON.readTree(answer.body());
        return expected.stream().anyMatch(each -> isAs(problem, each.split(" ", -1)));
    }

    /** {@code status}, {@code status code}, {@code status pointer} or {@code status pointer code}. */
    private static boolean isAs(JsonNode problem, String[] expected) {
        if (problem.path("status").asInt() != Integer.parseInt(expected[0])) {
            return false;
        }
        if (expected.length == 1) {
            return true;
        }
        if (!expected[1].startsWith("#")) {
            return problem.path("code").asString().equals(expected[1]);
        }
        return stream(problem.path("errors"))
                .anyMatch(error -> (error.path("pointer").asString() + "/").startsWith(expected[1] + "/")
                        && (expected.length == 2
                                || error.path("code").asString().equals(expected[2])));
    }

    /** Permissions and people are read where the house reads them. */
    private String someoneWho(String permission, Random random) {
        var roles = stream(JSON.readTree(House.repository()
                                .resolve("platform/service-kit/src/main/resources/chairside/permissions.json"))
                        .path(permission))
                .map(JsonNode::asString)
                .toList();
        assertThat(roles).as(permission).isNotEmpty();
        var people = stream(JSON.readTree(house.home().resolve("secrets").resolve("people.json")))
                .filter(person -> stream(person.path("roles")).anyMatch(role -> roles.contains(role.asString())))
                .filter(person -> stream(person.path("sites"))
                                .anyMatch(site -> site.asString().equals("BUF"))
                        || person.path("sites").isEmpty())
                .map(person -> person.path("username").asString())
                .toList();
        return people.get(random.nextInt(people.size()));
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
