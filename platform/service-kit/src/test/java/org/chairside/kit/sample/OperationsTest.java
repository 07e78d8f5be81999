package org.chairside.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.chairside.kit.sample.Caller.Answer;
import org.chairside.test.ChairsideTest;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What ops teams see and do, over HTTP. */
@ChairsideTest
class OperationsTest {

    private static final String OPS = TestTokens.of("ops", "OPS");
    private static final String MANAGER = TestTokens.of("manager.roc", "SITE_MANAGER", "ROC");
    private static final String PRIVACY = TestTokens.of("privacy", "PRIVACY_OFFICER");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"journal", "inbox", "quarantine", "knowledge", "republish", "prometheus"})
    void what_is_read_needs_the_right_to_read_flows(String endpoint) {
        assertThat(get(OPS, endpoint).status())
                .as(get(OPS, endpoint).toString())
                .isEqualTo(200);
        assertThat(get(Caller.NURSE, endpoint).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"journal", "quarantine/0", "dryrun", "republish", "rebuild"})
    void what_is_done_needs_the_right_to_operate(String endpoint) {
        assertThat(post(Caller.NURSE, endpoint, "{\"action\":\"retry\",\"from\":\"beginning\"}")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "republish    | {}                                                     | 400",
                "republish    | {\"from\":\"yesterday\"}                               | 400",
                "republish    | {\"from\":\"+1000000000-12-31T00:00:00Z\"}             | 400",
                "republish    | {\"from\":\"1\",\"topic\":\"somebody.elses\"}          | 400",
                "dryrun       | {}                                                     | 400",
                "dryrun       | {\"id\":\"x\"}                                         | 400",
                "dryrun       | {\"id\":\"77\"}                                        | 404",
                "journal      | {}                                                     | 400",
                "journal      | {\"release\":\"chair/none\"}                           | 404",
                "quarantine/x | {\"action\":\"retry\"}                                 | 400",
                "quarantine/0 | {\"action\":\"retry\"}                                 | 404",
                "quarantine/0 | {\"action\":\"approve\",\"proposal\":3}             | 404",
                "quarantine/0 | {\"action\":\"explode\"}                               | 400",
                "quarantine/0 | {\"action\":\"skip\"}                                  | 400",
                "quarantine/0 | {\"action\":\"replace\",\"reason\":\"why\"}            | 400",
                "quarantine/0 | {}                                                     | 400",
            })
    void wrong_wishes_are_the_callers_fault(String endpoint, String body, int status) {
        Answer answer = post(OPS, endpoint, body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:chairside:problem:" + answer.code());
    }

    @Test
    void what_the_actuator_refuses_stands_in_the_audit_as_refused() {
        post(OPS, "quarantine/0", "{\"action\":\"explode\"}");

        assertThat(jdbc.sql("""
                                select status || ' ' || outcome from audit_entry
                                where actor = 'ops' and path like '/actuator/quarantine/%' order by id desc limit 1""").query(String.class).single()).isEqualTo("400 refused");
    }

    @Test
    void who_reaches_for_what_only_operators_may_do_stands_in_the_audit() {
        assertThat(post(Caller.NURSE, "quarantine/5", "{\"action\":\"skip\",\"reason\":\"gone\"}")
                        .status())
                .isEqualTo(403);

        assertThat(jdbc.sql("""
                                select path || ' ' || status || ' ' || outcome from audit_entry
                                where actor = 'nurse.roc' order by id desc limit 1""").query(String.class).single()).isEqualTo("/actuator/quarantine 403 forbidden");
    }

    /** A corrected event may be long, and stand on several lines. */
    @Test
    void an_event_of_200_000_characters_can_be_replaced_and_no_longer_one() {
        var allowed = "{\n" + " ".repeat(199_997) + "}";

        assertThat(replacing(allowed).status()).isEqualTo(404);
        assertThat(replacing(allowed + " ").code()).isEqualTo("invalid");
        assertThat(replacing("{\u0000}").code()).isEqualTo("control-character");
    }

    private Answer replacing(String data) {
        return post(
                OPS,
                "quarantine/0",
                JsonMapper.shared()
                        .writeValueAsString(Map.of("action", "replace", "reason", "damaged on the way", "data", data)));
    }

    @Test
    void a_reason_is_one_line() {
        assertThat(post(OPS, "quarantine/0", "{\"action\":\"skip\",\"reason\":\"one\\ntwo\"}")
                        .code())
                .isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "{\"from\":[1,2]}", "{\"from\":{}}", "{\"from\":null}"})
    void what_is_no_wish_at_all_is_never_our_failure(String body) {
        Answer answer = post(OPS, "republish", body);

        assertThat(answer.status()).as(answer.response().body()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auditevents",
                "beans",
                "bindings",
                "caches",
                "channels",
                "conditions",
                "configprops",
                "env",
                "flyway",
                "functions",
                "heapdump",
                "info",
                "integrationgraph",
                "logfile",
                "mappings",
                "sbom",
                "scheduledtasks",
                "shutdown",
                "startup",
                "threaddump"
            })
    void the_inside_of_a_service_is_shown_to_nobody(String endpoint) {
        assertThat(List.of(OPS, PRIVACY, MANAGER))
                .allSatisfy(token -> assertThat(get(token, endpoint).status()).isEqualTo(404));
    }

    @Test
    void nobody_makes_a_service_log_what_it_must_not() {
        var finest = post(OPS, "loggers/org.springframework.web", "{\"configuredLevel\":\"TRACE\"}");

        assertThat(finest.status()).isEqualTo(403);
        assertThat(get(OPS, "loggers/org.springframework.web").response().body())
                .doesNotContain("TRACE\"");
    }

    @Test
    void wrong_questions_are_the_callers_fault() {
        assertThat(get(OPS, "quarantine?limit=0").status()).isEqualTo(400);
        assertThat(get(OPS, "quarantine?limit=many").status()).isEqualTo(400);
        assertThat(get(OPS, "quarantine?state=ANGRY").status()).isEqualTo(400);
        assertThat(get(OPS, "knowledge?key=x").status()).isEqualTo(400);
    }

    @Test
    void the_second_person_approves_and_does_nothing_else() {
        assertThat(post(PRIVACY, "quarantine/0", "{\"action\":\"approve\"}").status())
                .isEqualTo(404);
        assertThat(post(PRIVACY, "quarantine/0", "{\"action\":\"retry\"}").status())
                .isEqualTo(403);
        assertThat(post(PRIVACY, "republish", "{\"from\":\"1\"}").status()).isEqualTo(403);
    }

    @Test
    void contents_are_for_the_privacy_officer_alone() {
        long id = jdbc.sql("""
                        insert into quarantine (consumer, topic, partition, record_offset, fingerprint, headers, value, state, reason)
                        values ('sample', 'chairside.scheduling.sites.v1', 0, 1, '\\x00', '[]', 'secret', 'QUARANTINED', 'not-envelope')
                        returning id""").query(Long.class).single();

        assertThat(get(OPS, "quarantine/" + id).response().body())
                .contains("not-envelope")
                .doesNotContain("c2VjcmV0");
        assertThat(get(OPS, "quarantine/" + id + "?content=true").status()).isEqualTo(403);
        assertThat(get(PRIVACY, "quarantine/" + id + "?content=true").response().body())
                .contains("c2VjcmV0");
        assertThat(post(OPS, "dryrun", "{\"id\":\"" + id + "\"}")
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("not-heard");
        assertThat(post(OPS, "quarantine/" + id, "{\"action\":\"retry\"}").status())
                .isEqualTo(409);
    }

    @Test
    void a_wish_to_publish_again_is_kept_with_its_author() {
        Answer wish = post(OPS, "republish", "{\"from\":\"beginning\"}");

        assertThat(wish.status()).as(wish.response().body()).isEqualTo(202);
        assertThat(wish.json().get("requestedBy").asString()).isEqualTo("ops");
        assertThat(get(OPS, "republish").response().body()).contains("\"requestedBy\":\"ops\"");
    }

    private Answer get(String token, String endpoint) {
        Caller caller = new Caller(port);
        return caller.send(caller.to("/actuator/" + endpoint)
                .setHeader("Authorization", "Bearer " + token)
                .GET());
    }

    private Answer post(String token, String endpoint, String body) {
        Caller caller = new Caller(port);
        return caller.send(caller.to("/actuator/" + endpoint)
                .setHeader("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
