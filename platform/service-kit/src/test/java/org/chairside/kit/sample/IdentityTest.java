package org.chairside.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.kit.sample.Caller.Answer;
import org.chairside.test.ChairsideTest;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is let in, and what an outsider can learn. */
@ChairsideTest
class IdentityTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    static Stream<Arguments> worthless() {
        var soon = Instant.now().plusSeconds(60);
        return Stream.of(
                Arguments.of("none", ""),
                Arguments.of("no token at all", "Bearer x"),
                Arguments.of("two words", "Bearer a b"),
                Arguments.of("unsigned", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJudXJzZS5yb2MifQ."),
                Arguments.of("another audience", "Bearer " + token(List.of("NURSE"), soon, "other")),
                Arguments.of(
                        "a signature of a witness",
                        "Bearer "
                                + TestTokens.witness(
                                        "nurse.roc",
                                        "NURSE",
                                        "ROC",
                                        UUID.randomUUID().toString(),
                                        1,
                                        "nurse2.roc",
                                        "k")),
                Arguments.of(
                        "expired",
                        "Bearer " + token(List.of("NURSE"), Instant.now().minusSeconds(600), "chairside")),
                Arguments.of("an unknown role", "Bearer " + token(List.of("KING"), soon, "chairside")),
                Arguments.of("no subject", "Bearer " + token("", "chairside")),
                Arguments.of("a subject with a nul", "Bearer " + token("nurse.roc\\u0000", "chairside")),
                Arguments.of("a subject of two lines", "Bearer " + token("nurse.roc\\r\\nops", "chairside")),
                Arguments.of("a subject in other letters", "Bearer " + token("NURSE.ROC", "chairside")),
                Arguments.of("a subject with a blank", "Bearer " + token("nurse.roc ", "chairside")),
                Arguments.of("altered", "Bearer " + token(List.of("NURSE"), soon, "chairside") + "x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worthless")
    void a_worthless_token_is_401(String name, String authorization) {
        var answer = as(authorization, "/things?site=ROC");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthorized");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void a_role_without_the_permission_is_403_before_anything_is_read() {
        var answer = as("Bearer " + TestTokens.of("ops", "OPS"), "/things?nonsense=1");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void another_sites_thing_looks_like_no_thing() {
        var id = UUID.randomUUID();
        jdbc.sql("insert into thing values (:id, 1, 'BUF', 'theirs', 1)")
                .param("id", id)
                .update();

        var theirs = new Caller(port).get("/things/" + id);
        var nobodys = new Caller(port).get("/things/" + UUID.randomUUID());

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.response().body().replaceAll("urn:uuid:[0-9a-f-]+", ""))
                .isEqualTo(nobodys.response().body().replaceAll("urn:uuid:[0-9a-f-]+", ""));
    }

    @Test
    void a_body_that_names_another_site_is_403() {
        assertThat(new Caller(port)
                        .post("/things", "{\"site\":\"BUF\",\"label\":\"a\",\"amount\":5}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_journal_learns_who_acts_as_what() {
        var made = new Caller(port).post("/things", "{\"site\":\"ROC\",\"label\":\"mine\",\"amount\":5}");

        assertThat(made.json().path("actor").asString()).isEqualTo("nurse.roc/NURSE");
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health, , 200",
        "/actuator/health/liveness, , 200",
        "/actuator/metrics, , 401",
        "/actuator/metrics, NURSE, 403",
        "/actuator/metrics, OPS, 200",
        "/actuator/prometheus, , 401",
        "/actuator/prometheus, OPS, 200",
        "/actuator/env, OPS, 404",
        "/actuator/heapdump, OPS, 404",
        "/actuator/nothing, OPS, 404",
        "/actuator, OPS, 404",
        "/actuator/loggers, OPS, 200",
        "/actuator/loggers, SITE_MANAGER, 403",
        "/actuator/loggers, PRIVACY_OFFICER, 403",
        "/actuator/metrics, SITE_MANAGER, 200",
        "/v3/api-docs, , 200",
        "/.well-known/oauth-protected-resource, , 401",
        "/nowhere, , 401",
        "/nowhere, NURSE, 404"
    })
    void an_endpoint_answers_who_may_and_refuses_the_rest(String path, String role, int status) {
        var answer = role == null ? as("", path) : as("Bearer " + TestTokens.of("someone", role, "ROC"), path);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void answers_are_not_kept_and_not_framed() {
        var answer = new Caller(port).get("/things?site=ROC");

        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.response().headers().map()).doesNotContainKeys("set-cookie", "server");
    }

    @Test
    void the_document_names_keys_versions_permissions_and_problems() {
        var document = as("", "/v3/api-docs").json();
        var create = document.at("/paths/~1things/post");
        var change = document.at("/paths/~1things~1{id}/put");

        assertThat(document.at("/info/title").asString()).isEqualTo("sample");
        assertThat(create.path("x-permission").asString()).as(create.toString()).isEqualTo("appointment.book");
        assertThat(create.path("parameters").toString())
                .contains("Idempotency-Key")
                .doesNotContain("person");
        assertThat(create.path("responses").propertyNames()).containsExactly("201", "default");
        assertThat(create.path("responses").path("default").toString()).contains("application/problem+json");
        assertThat(change.path("parameters").toString()).contains("If-Match", "uuid");
        assertThat(document.at("/components/schemas/NewThing/required").toString())
                .isEqualTo("[\"amount\",\"label\",\"site\"]");
    }

    private Answer as(String authorization, String path) {
        var caller = new Caller(port);
        var request = caller.to(path);
        request.setHeader("Authorization", authorization.isEmpty() ? "Basic bm9ib2R5Og==" : authorization);
        return caller.send(request);
    }

    private static String token(String subject, String audience) {
        return TestTokens.signed(
                subject,
                List.of("NURSE"),
                List.of("ROC"),
                List.of(),
                Instant.now().plusSeconds(60),
                audience);
    }

    private static String token(List<String> roles, Instant expires, String audience) {
        return TestTokens.signed("nurse.roc", roles, List.of("ROC"), List.of(), expires, audience);
    }
}
