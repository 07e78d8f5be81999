package org.chairside.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chairside.kit.sample.Caller.Answer;
import org.chairside.test.ChairsideTest;
import org.chairside.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows D18 to D20 of docs/bad-input.md: what surrounds a command. */
@ChairsideTest
class CommandsTest {

    private static final String BODY = "{\"site\":\"ROC\",\"label\":\"a\",\"amount\":5}";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nothing_is_there() {
        jdbc.sql("delete from thing").update();
        jdbc.sql("delete from idempotency_key").update();
    }

    @Test
    void the_same_key_gives_the_stored_answer_byte_for_byte() {
        var first = create("key-1", BODY);
        var second = create("key-1", BODY);

        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        for (var header : List.of("Location", "ETag", "Content-Type", "Cache-Control", "Content-Length")) {
            assertThat(second.header(header))
                    .as(header)
                    .isEqualTo(first.header(header))
                    .isNotEmpty();
        }
        assertThat(things()).isEqualTo(1);
        assertThat(outcomes()).endsWith("done", "replayed");
    }

    @Test
    void the_same_key_with_another_body_is_422() {
        create("key-1", BODY);

        var other = create("key-1", BODY.replace("5", "6"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void another_person_may_use_the_same_key() {
        create("key-1", BODY);

        var other = new Caller(port)
                .send(new Caller(port)
                        .to("/things")
                        .setHeader("Authorization", "Bearer " + TestTokens.of("nurse2.roc", "NURSE", "ROC"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "key-1")
                        .POST(BodyPublishers.ofString(BODY.replace("\"a\"", "\"b\""))));

        assertThat(other.status()).isEqualTo(201);
    }

    @Test
    void a_missing_key_is_400() {
        var answer = new Caller(port)
                .send(new Caller(port)
                        .to("/things")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(BODY)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("idempotency-key-missing");
    }

    @Test
    void a_key_of_five_kilobytes_is_400() {
        assertThat(create("k".repeat(5 * 1024), BODY).code()).isEqualTo("idempotency-key-malformed");
    }

    @Test
    void a_refusal_leaves_nothing_and_may_be_tried_again_with_the_same_key() {
        var thing = create("key-1", BODY).header("Location");

        var refused = post(thing + "/refusal", "key-2", "");
        var again = post(thing + "/refusal", "key-2", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("not-today");
        assertThat(refused.json().path("unmet").get(0).path("rule").asString()).isEqualTo("F1");
        assertThat(again.status()).isEqualTo(409);
        assertThat(new Caller(port).get(thing).json().path("amount").asInt()).isEqualTo(5);
        assertThat(outcomes()).endsWith("done", "not-today", "not-today");
    }

    @Test
    void a_refusal_is_on_record_before_anybody_hears_of_it(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.flyway.user}") String owner,
            @Value("${spring.flyway.password}") String password)
            throws Exception {
        try (var somebody = DriverManager.getConnection(url, owner, password);
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            somebody.setAutoCommit(false);
            somebody.createStatement().execute("lock table audit_entry in exclusive mode");

            var answer = executor.submit(() -> create("key-1", "{}"));

            assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            somebody.rollback();
            assertThat(answer.get().status()).isEqualTo(422);
            assertThat(outcomes()).endsWith("required");
        }
    }

    @Test
    void sixteen_senders_of_one_key_make_one_thing() throws Exception {
        var answers = together(16, () -> create("key-1", BODY));

        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
        assertThat(answers).anyMatch(answer -> answer.status() == 201);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allMatch(answer -> answer.code().equals("idempotency-key-in-use"));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.response().body())
                        .distinct())
                .hasSize(1);
        assertThat(things()).isEqualTo(1);
    }

    @Test
    void a_key_whose_command_still_runs_is_409() throws Exception {
        var thing = create("key-1", BODY).header("Location");

        var answers = together(2, () -> post(thing + "/slow", "key-2", ""));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void a_constraint_that_guards_a_rule_answers_with_its_reason() throws Exception {
        var keys = new java.util.concurrent.atomic.AtomicInteger();

        var answers = together(8, () -> create("key-" + keys.incrementAndGet(), BODY));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(7)
                .allMatch(answer -> answer.status() == 409 && answer.code().equals("label-taken"));
    }

    /** PostgreSQL tells the whole row that a constraint refused, and an exception that is logged would tell it on. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_row_that_the_database_refuses_is_in_no_log(CapturedOutput log) {
        var answer = create("key-1", BODY.replace("\"a\"", "\"Rosa Canary\""));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(log).contains("answered 500", "thing_label_is_no_name").doesNotContain("Rosa Canary");
        assertThat(answer.response().body()).doesNotContain("Rosa Canary", "thing_label");
    }

    @Test
    void a_deadlock_is_tried_again_unseen() {
        var thing = create("key-1", BODY).header("Location");

        var answer = post(thing + "/contention", "key-2", "");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(new Caller(port).get(thing).header("ETag")).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {",428", "\"7\",412", "W/\"1\",400", "*,400", "1,400", "\"1\",200"})
    void an_update_needs_the_version_that_was_read(String ifMatch, int status) {
        var thing = create("key-1", BODY).header("Location");
        var request = new Caller(port)
                .to(thing)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"amount\":7}"));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }

        var answer = new Caller(port).send(request);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void every_attempt_of_a_known_person_has_its_row_without_values() {
        create("key-1", BODY);
        new Caller(port).post("/things", "{\"site\":\"BUF\",\"label\":\"secret\",\"amount\":5}");
        new Caller(port).post("/things", "{}");

        var rows = jdbc.sql(
                        "select actor, roles, site, permission, method, path, status, outcome from audit_entry order by id desc limit 3")
                .query()
                .listOfRows();

        assertThat(rows).extracting(row -> row.get("outcome")).containsExactly("required", "forbidden", "done");
        assertThat(rows)
                .allMatch(row ->
                        row.get("path").equals("/things") && row.get("actor").equals("nurse.roc"));
        assertThat(rows.toString()).doesNotContain("secret");
    }

    private List<Answer> together(int senders, Callable<Answer> sending)
            throws InterruptedException, ExecutionException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (Future<Answer> answer : executor.invokeAll(java.util.Collections.nCopies(senders, sending))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private Answer create(String key, String body) {
        return post("/things", key, body);
    }

    private Answer post(String path, String key, String body) {
        var caller = new Caller(port);
        return caller.send(caller.to(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    private int things() {
        return jdbc.sql("select count(*) from thing").query(Integer.class).single();
    }

    private List<String> outcomes() {
        return jdbc.sql("select outcome from audit_entry order by id")
                .query(String.class)
                .list();
    }
}
