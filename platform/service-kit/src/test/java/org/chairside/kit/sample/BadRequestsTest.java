package org.chairside.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.chairside.test.ChairsideTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Rows H1 to H11 of docs/bad-input.md, and D1 for paths and queries. */
@ChairsideTest
class BadRequestsTest {

    private static final String GOOD = "{\"site\":\"ROC\",\"label\":\"a\",\"amount\":5}";

    @LocalServerPort
    int port;

    @Test
    void an_empty_body_is_400() {
        var answer = new Caller(port).post("/things", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("body-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/json; charset=utf-16", "application/x-www-form-urlencoded", "nonsense"
            })
    void another_media_type_is_415_and_says_what_is_taken(String type) {
        var answer = new Caller(port)
                .send(new Caller(port)
                        .to("/things")
                        .header("Content-Type", type)
                        .header("Idempotency-Key", "k")
                        .POST(BodyPublishers.ofString(GOOD)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(415);
        assertThat(answer.header("Accept-Post")).isEqualTo("application/json");
    }

    @Test
    void a_body_without_media_type_is_415() {
        var answer = new Caller(port).send(new Caller(port).to("/things").POST(BodyPublishers.ofString(GOOD)));

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void xml_is_not_answered() {
        var answer =
                new Caller(port).send(new Caller(port).to("/things?site=ROC").header("Accept", "application/xml"));

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_body_over_256_kib_is_413_announced_or_not() {
        var large = "x".repeat(300 * 1024);

        assertThat(new Caller(port).post("/things", large).code()).isEqualTo("body-too-large");
        var chunked = new Caller(port)
                .send(new Caller(port)
                        .to("/things")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.status()).isEqualTo(413);
    }

    @Test
    void a_compressed_body_is_415() {
        var answer = new Caller(port)
                .send(new Caller(port)
                        .to("/things")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(new byte[] {31, -117})));

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void a_body_that_ends_too_early_is_400() throws IOException {
        assertThat(raw("POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Caller.NURSE
                        + "\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{}"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void a_body_that_never_ends_is_408() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write(("POST /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Caller.NURSE
                                    + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"")
                            .getBytes(StandardCharsets.ISO_8859_1));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("application/problem+json");
        }
    }

    /** The connector knows neither 414 nor 431. */
    @ParameterizedTest
    @ValueSource(ints = {20_000, 40_000})
    void long_addresses_and_headers_and_many_headers_are_400(int length) throws IOException {
        for (var request : new String[] {
            "GET /things?site=" + "A".repeat(length) + " HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /things HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(length) + "\r\n\r\n",
            "GET /things HTTP/1.1\r\nHost: x\r\n" + "X-Many: a\r\n".repeat(500) + "\r\n"
        }) {
            assertThat(raw(request))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "urn:chairside:problem:bad-request");
        }
    }

    @ParameterizedTest
    @CsvSource({"Transfer-Encoding: foo, HTTP/1.1, 501, not-implemented", "X-Any: thing, HTTP/9.9, 505, http-version"})
    void what_the_connector_does_not_speak_is_said_to_be_that_and_no_failure(
            String header, String version, int status, String code) throws IOException {
        assertThat(raw("POST /things " + version + "\r\nHost: x\r\n" + header + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "urn:chairside:problem:" + code)
                .doesNotContain("noted");
    }

    @Test
    void what_a_reading_request_sends_along_is_ignored() throws IOException {
        assertThat(raw("GET /things?site=ROC HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Caller.NURSE
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 16\r\n\r\n"
                        + "{\"site\":\"BUF\"} "))
                .startsWith("HTTP/1.1 200")
                .endsWith("]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\":\"OPS\"} | application/json | 422 | unknown-property",
                "[]                  | application/json | 422 | type",
                "{\"a\":            | application/json | 400 | json-syntax",
                "role=OPS            | application/x-www-form-urlencoded | 415 | unsupported-media-type",
                "{}                  | text/plain | 415 | unsupported-media-type"
            })
    void a_command_that_asks_nothing_is_told_nothing(String body, String type, int status, String code) {
        var thing = newThing();

        var answer = command(thing + "/doubling", body, type);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(amountOf(thing)).isEqualTo(5);
    }

    @Test
    void a_command_that_asks_nothing_is_done_without_a_body_and_with_an_empty_one() {
        var thing = newThing();

        assertThat(command(thing + "/doubling", "{}", "application/json").status())
                .isEqualTo(200);
        assertThat(command(thing + "/doubling", "", "application/json").status())
                .isEqualTo(200);
        assertThat(amountOf(thing)).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-16le",
                "*/*;charset=utf-16",
                "application/json, application/json;charset=iso-8859-1;q=0.1",
                "application/json;charset=nonsense"
            })
    void an_answer_is_in_utf_8_or_there_is_none(String accept) {
        var answer = new Caller(port)
                .send(new Caller(port)
                        .to("/things")
                        .header("Accept", accept)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(GOOD)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("not-acceptable");
    }

    @Test
    void a_second_accept_header_counts_as_the_first_does() {
        var answer = new Caller(port)
                .send(new Caller(port)
                        .to("/things?site=ROC")
                        .header("Accept", "application/json")
                        .header("Accept", "application/json;charset=utf-16le"));

        assertThat(answer.status()).isEqualTo(406);
        assertThat(new Caller(port)
                        .send(new Caller(port)
                                .to("/things?site=ROC")
                                .header("Accept", "application/json;charset=UTF-8"))
                        .status())
                .isEqualTo(200);
    }

    private String newThing() {
        return new Caller(port)
                .post("/things", GOOD.replace("\"a\"", "\"" + UUID.randomUUID() + "\""))
                .header("Location");
    }

    private int amountOf(String thing) {
        return new Caller(port).get(thing).json().path("amount").asInt();
    }

    private Caller.Answer command(String path, String body, String type) {
        return new Caller(port)
                .send(new Caller(port)
                        .to(path)
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "BREW", "DELETE"})
    void an_unoffered_method_is_405_with_what_is_offered(String method) throws IOException {
        var answer = raw(method + " /things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Caller.NURSE
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 405")
                .contains("application/problem+json")
                .contains("\nAllow:");
    }

    @Test
    void a_method_override_is_ignored() {
        var answer = new Caller(port)
                .send(new Caller(port).to("/things?site=ROC").header("X-HTTP-Method-Override", "DELETE"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/things/..;/actuator/env",
                "/things/%2e%2e/actuator",
                "//things",
                "/things/%00",
                "/things%2Fx",
                "/things/a;b=c",
                "/things/a%0d%0ab",
                "/things/..",
                "/things/."
            })
    void path_tricks_are_400_problems(String path) throws IOException {
        var answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Caller.NURSE
                + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "site=ROC&site=BUF, duplicate-parameter, site",
        "site=ROC&colour=red, unknown-parameter, colour",
        "site=ROC&size=100000, malformed-parameter, size",
        "site=ROC&size=-1, malformed-parameter, size",
        "site=ROC&size=NaN, malformed-parameter, size",
        "site=ROC&size=0x10, malformed-parameter, size",
        "site=roc, malformed-parameter, site",
        "size=5, parameter-missing, site"
    })
    void a_query_parameter_that_is_wrong_is_400_with_its_name(String query, String code, String parameter) {
        var answer = new Caller(port).get("/things?" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void a_query_that_cannot_be_decoded_is_400() throws IOException {
        assertThat(raw("GET /things?site=%ff%GG HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Caller.NURSE
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void a_forged_host_or_forwarding_is_not_in_a_link() throws IOException {
        var answer = raw("POST /things HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                + "X-Forwarded-Prefix: /evil\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\nAuthorization: Bearer "
                + Caller.NURSE + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + GOOD.length() + "\r\n\r\n" + GOOD);

        assertThat(answer)
                .startsWith("HTTP/1.1 201")
                .contains("\nLocation: /things/")
                .doesNotContain("evil");
    }

    @ParameterizedTest
    @CsvSource({
        "/things/7, 400",
        "/things/1-1-1-1-1, 400",
        "/things/00000000-0000-0000-0000-000000000000, 400",
        "/things/7a6f1c1e-62a5-4c0a-9f0e-3c0f2b0d9c11, 404",
        "/nowhere, 404",
        "/things., 404",
        "/things/7a6f1c1e-62a5-4c0a-9f0e-3c0f2b0d9c11., 400",
        "/error, 404"
    })
    void an_id_that_is_none_is_400_and_an_unknown_one_is_404(String path, int status) {
        var answer = new Caller(port).get(path);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_problem_carries_what_rfc_9457_asks_for() {
        var problem = new Caller(port).get("/nowhere").json();

        assertThat(problem.path("type").asString()).isEqualTo("urn:chairside:problem:not-found");
        assertThat(problem.path("title").asString()).isEqualTo("Not found");
        assertThat(problem.path("status").asInt()).isEqualTo(404);
        assertThat(problem.path("instance").asString()).matches("urn:uuid:[0-9a-f-]{36}");
    }

    /** What comes back for octets sent as they are; the sending side is closed at once. */
    @ParameterizedTest
    @CsvSource({"POST, Idempotency-Key", "PUT, If-Match", "GET, If-None-Match"})
    void a_header_that_is_no_text_is_400(String method, String header) throws IOException {
        var thing = new Caller(port)
                .post("/things", GOOD.replace("\"a\"", "\"" + UUID.randomUUID() + "\""))
                .header("Location");
        var path = method.equals("POST") ? "/things" : thing;
        var body = method.equals("PUT") ? "{\"amount\":5}" : GOOD;
        var answer = raw(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + Caller.NURSE + "\r\n" + header
                + ": \"a\u0091b\"\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "request-rejected");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
