package org.chairside.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.test.ChairsideTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows J1 to J15 and D2, D21 of docs/bad-input.md. */
@ChairsideTest
class BadJsonTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    static Stream<Arguments> unreadable() {
        return Stream.of(
                row("J1 truncated", "{\"site\":\"ROC\"", "json-syntax"),
                row("J1 trailing comma", "{\"site\":\"ROC\",}", "json-syntax"),
                row("J1 comment", "{/* why */\"site\":\"ROC\"}", "json-syntax"),
                row("J1 two documents", "{} {}", "json-syntax"),
                row("J1 a second scalar", "{} 1", "json-syntax"),
                row("J1 byte order mark", "\uFEFF{}", "json-syntax"),
                row("J1 single quotes", "{'site':'ROC'}", "json-syntax"),
                row("J1 a tab in a text", "{\"label\":\"a\tb\"}", "json-syntax"),
                row("J2 duplicate key", "{\"amount\":50,\"amount\":500}", "duplicate-key"),
                row("J4 deep", "[".repeat(10_000), "limits"),
                row("J4 long name", "{\"" + "a".repeat(10_000) + "\":1}", "limits"),
                row("J4 long text", "{\"label\":\"" + "a".repeat(9_000) + "\"}", "limits"),
                row("J5 NaN", "{\"amount\":NaN}", "number"),
                row("J5 thousand digits", "{\"amount\":" + "9".repeat(1_000) + "}", "number"),
                row("J5 negative zero", "{\"amount\":-0}", "number"),
                row("J9 lone surrogate", "{\"label\":\"\\uD800\"}", "encoding"),
                row("H1 blanks only", "  ", "body-missing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void what_cannot_be_read_is_400(String name, String body, String code) {
        var answer = new Caller(port).post("/things", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void syntax_errors_say_line_and_column() {
        var problem = new Caller(port).post("/things", "{\n  \"site\": oops\n}").json();

        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("column").asInt()).isPositive();
    }

    @Test
    void a_duplicate_key_is_pointed_at() {
        var answer =
                new Caller(port).post("/things", "{\"readings\":[{\"systolic\":1,\"diastolic\":2,\"systolic\":3}]}");

        assertThat(answer.errors()).containsExactly("#/readings/0/systolic duplicate-key");
    }

    @Test
    void invalid_and_overlong_utf_8_is_400_encoding() {
        for (var octets : List.of(new byte[] {(byte) 0xC0, (byte) 0xAF}, new byte[] {(byte) 0xFF}, new byte[] {
            (byte) 0xED, (byte) 0xA0, (byte) 0x80
        })) {
            var text = new String(octets, StandardCharsets.ISO_8859_1);
            var body = ("{\"label\":\"" + text + "\"}").getBytes(StandardCharsets.ISO_8859_1);

            assertThat(new Caller(port).post("/things", body).code()).isEqualTo("encoding");
        }
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                field("J3 unknown property", "\"dose\":1", "#/dose unknown-property"),
                field(
                        "J5 decimal for a whole number",
                        "\"readings\":[{\"systolic\":120.0,\"diastolic\":80}]",
                        "#/readings/0/systolic number"),
                field(
                        "J5 text for a number",
                        "\"readings\":[{\"systolic\":\"120\",\"diastolic\":80}]",
                        "#/readings/0/systolic number"),
                field(
                        "J5 1e400",
                        "\"readings\":[{\"systolic\":1e400,\"diastolic\":80}]",
                        "#/readings/0/systolic number"),
                field(
                        "J5 over 32 bits",
                        "\"readings\":[{\"systolic\":99999999999,\"diastolic\":80}]",
                        "#/readings/0/systolic number"),
                field("J6 null in a list", "\"readings\":[null]", "#/readings/0 required"),
                field("J6 missing in a list", "\"readings\":[{\"systolic\":120}]", "#/readings/0/diastolic required"),
                field(
                        "J6 null for a primitive",
                        "\"readings\":[{\"systolic\":120,\"diastolic\":null}]",
                        "#/readings/0/diastolic required"),
                field("J6 empty", "\"name\":\"\"", "#/name blank"),
                field("J6 blanks", "\"name\":\"  \"", "#/name blank"),
                field("J7 object for array", "\"readings\":{}", "#/readings type"),
                field("J7 object for text", "\"name\":{}", "#/name type"),
                field("J7 number for truth", "\"agreed\":1", "#/agreed type"),
                field("J7 text for truth", "\"agreed\":\"true\"", "#/agreed type"),
                field("J8 NUL", "\"note\":\"a\\u0000b\"", "#/note control-character"),
                field("J10 escape character", "\"name\":\"a\\u001Bb\"", "#/name control-character"),
                field("J10 line break in a name", "\"name\":\"a\\nb\"", "#/name control-character"),
                field("J10 bidi override", "\"name\":\"a\\u202Eb\"", "#/name control-character"),
                field("J12 name too long", "\"name\":\"" + "a".repeat(300) + "\"", "#/name format"),
                field("J13 polymorphic", "\"@class\":\"java.lang.Runtime\"", "#/@class unknown-property"),
                field("J15 unknown constant", "\"protocol\":\"FUN\"", "#/protocol enum"),
                field("J15 wrong case", "\"protocol\":\"mood\"", "#/protocol enum"),
                field("J15 number for constant", "\"protocol\":0", "#/protocol enum"),
                field("J15 constant as a key", "\"caps\":{\"mood\":1}", "#/caps/mood enum"),
                field("D1 no UUID", "\"chair\":\"7\"", "#/chair id"),
                field("D1 short UUID", "\"chair\":\"1-1-1-1-1\"", "#/chair id"),
                field("D1 nil UUID", "\"chair\":\"00000000-0000-0000-0000-000000000000\"", "#/chair id"),
                field("D2 no such day", "\"at\":\"2026-02-30T10:00\"", "#/at date-time"),
                field("D2 no such hour", "\"at\":\"2026-02-20T24:61\"", "#/at date-time"),
                field("D2 year 0000", "\"at\":\"0000-02-20T10:00\"", "#/at date-time"),
                field("D2 year 9999", "\"at\":\"9999-02-20T10:00\"", "#/at date-time"),
                field("D21 letters in a phone", "\"phone\":\"585 CALL ME\"", "#/phone phone"),
                field("D21 forty digits", "\"phone\":\"" + "5".repeat(40) + "\"", "#/phone phone"),
                field("D21 too short abroad", "\"phone\":\"+491234\"", "#/phone phone"),
                field("D21 too long abroad", "\"phone\":\"+49151234567890123\"", "#/phone phone"),
                field("D21 without its area code", "\"phone\":\"5550123\"", "#/phone phone"),
                field("D21 two @", "\"email\":\"a@b@c.org\"", "#/email format"),
                field(
                        "D21 line break in an address",
                        "\"email\":\"a@b.org\\r\\nBcc: x@y.org\"",
                        "#/email control-character"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unacceptable")
    void what_is_not_acceptable_is_422_with_a_pointer(String name, String field, String error) {
        var answer = new Caller(port).post("/things", "{\"site\":\"ROC\",\"label\":\"a\",\"amount\":5," + field + "}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.errors()).containsExactly(error);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(jdbc.sql("select count(*) from thing").query(Integer.class).single())
                .isZero();
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        var answer = new Caller(port).post("/things", """
                        {"site":"roc","amount":501,"readings":[{"systolic":300,"diastolic":"x"},7],"colour":"red"}""");

        assertThat(answer.errors())
                .containsExactlyInAnyOrder(
                        "#/colour unknown-property",
                        "#/site format",
                        "#/label required",
                        "#/amount range",
                        "#/readings/0/systolic range",
                        "#/readings/0/diastolic number",
                        "#/readings/1 type");
        assertThat(answer.code()).isEqualTo("invalid-input");
    }

    @Test
    void at_most_fifty_errors_are_listed() {
        var readings = String.join(",", java.util.Collections.nCopies(80, "1"));

        assertThat(new Caller(port)
                        .post("/things", "{\"readings\":[" + readings + "]}")
                        .errors())
                .hasSize(50);
    }

    @Test
    void allowed_constants_are_listed() {
        var answer = new Caller(port)
                .post("/things", "{\"site\":\"ROC\",\"label\":\"a\",\"amount\":5,\"protocol\":\"FUN\"}");

        assertThat(answer.response().body())
                .contains("MOOD", "PAIN", "MAINTENANCE")
                .doesNotContain("FUN");
    }

    @Test
    void a_value_is_never_repeated() {
        var answer = new Caller(port).post("/things", "{\"site\":\"canary-1\",\"label\":7,\"amount\":\"canary-2\"}");

        assertThat(answer.response().body()).doesNotContain("canary");
    }

    /** The body of each of these is accepted, so the label is the only thing under test. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien; DROP TABLE thing",
                "Null",
                "x",
                "Anna-Lena 😀",
                "<script>alert(1)</script>",
                "${jndi:ldap://x}",
                "{{7*7}}",
                "=cmd()"
            })
    void strange_text_is_text(String label) {
        var body = tools.jackson.databind.json.JsonMapper.shared()
                .writeValueAsString(java.util.Map.of("site", "ROC", "label", label, "amount", 5));

        var made = new Caller(port).post("/things", body);

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.json().path("label").asString()).isEqualTo(label);
        jdbc.sql("delete from thing").update();
    }

    @Test
    void decomposed_text_is_stored_composed() {
        var made = new Caller(port).post("/things", "{\"site\":\"ROC\",\"label\":\"Zoe\\u0308\",\"amount\":5}");

        assertThat(made.json().path("label").asString()).isEqualTo("Zo\u00EB");
        jdbc.sql("delete from thing").update();
    }

    @Test
    void national_and_international_numbers_and_notes_of_several_lines_are_accepted() {
        var made = new Caller(port).post("/things", """
                {"site":"ROC","label":"n","amount":5,"phone":"(585) 555-0123","note":"one\\ntwo","email":"a@b.org",
                 "caps":{"MOOD":3},"at":"2026-11-01T01:30","agreed":true}""");

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        jdbc.sql("delete from thing").update();
    }

    private static Arguments row(String name, String body, String code) {
        return Arguments.of(name, body, code);
    }

    private static Arguments field(String name, String field, String error) {
        return Arguments.of(name, field, error);
    }
}
