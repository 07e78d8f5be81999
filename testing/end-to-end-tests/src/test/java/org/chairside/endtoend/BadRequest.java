package org.chairside.endtoend;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request that would be readable but for one fault, so that every answer but a 4xx is wrong. */
final class BadRequest {

    private static final List<Fault> FAULTS = faults();

    final Operation operation;
    /** What an answer may be: its status, with a code of the problem, or with the pointer and the code of one of its errors. */
    final List<String> expected;

    final Map<String, String> headers = new LinkedHashMap<>();
    String method;
    String path;
    byte[] body = {};
    private final String fault;
    private final String field;

    /**
     * A way to spoil a request.
     *
     * @param name with its row of docs/bad-input.md
     * @param fields which fields of the body it is done to, one after the other
     */
    private record Fault(
            String name,
            Predicate<Operation> fits,
            Function<Operation, Stream<String>> fields,
            Consumer<BadRequest> spoil,
            List<String> expected) {}

    private BadRequest(Operation operation, Fault fault, String field, Map<String, String> variables, String token) {
        this.operation = operation;
        this.fault = fault.name() + (field.isEmpty() ? "" : " in " + field);
        this.field = field;
        this.expected = fault.expected().stream()
                .map(each -> each.replace("{field}", field))
                .toList();
        this.method = operation.method();
        this.path = operation.path(variables);
        headers.put("Authorization", "Bearer " + token);
        headers.put("Accept", "application/json, application/problem+json");
        if (operation.is("POST")) {
            headers.put("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (operation.is("PUT")) {
            headers.put("If-Match", "\"1\"");
        }
        if (operation.takesBody()) {
            headers.put("Content-Type", "application/json");
            json(operation.sample());
        }
        fault.spoil().accept(this);
    }

    /** Every fault that this operation can have, in every field that can have it. */
    static List<BadRequest> of(Operation operation, Map<String, String> variables, String token) {
        return FAULTS.stream()
                .filter(fault -> fault.fits().test(operation))
                .flatMap(fault -> fault.fields()
                        .apply(operation)
                        .map(field -> new BadRequest(operation, fault, field, variables, token)))
                .toList();
    }

    private static List<Fault> faults() {
        Predicate<Operation> any = _ -> true;
        Predicate<Operation> withBody = Operation::takesBody;
        Predicate<Operation> withVariable = Operation::hasPathVariable;
        Predicate<Operation> withSite = operation -> operation.is("GET") && operation.asksFor("site");
        Predicate<Operation> withoutSite = operation -> operation.is("GET") && !operation.asksFor("site");
        return List.of(
                fault("no token", any, bad -> bad.headers.remove("Authorization"), "401 unauthorized"),
                fault(
                        "a forged token",
                        any,
                        bad -> bad.headers.merge("Authorization", "A", String::concat),
                        "401 unauthorized"),
                // 400 bad-request: where a query decides between two readings, neither is meant
                fault(
                        "H3 XML",
                        any,
                        bad -> bad.headers.put("Accept", "application/xml"),
                        "406 not-acceptable",
                        "400 bad-request"),
                fault(
                        "H3 UTF-16",
                        any,
                        bad -> bad.headers.put("Accept", "application/json;charset=utf-16le"),
                        "406 not-acceptable",
                        "400 bad-request"),
                fault("H7 method", any, bad -> bad.method = "PATCH", "405 method-not-allowed"),
                fault("H8 path", any, bad -> bad.path = bad.path + "/..%2f..%2factuator", "400 bad-request"),
                fault("H8 NUL in the path", any, bad -> bad.path = bad.path + "%00", "400 bad-request"),
                fault("H8 dots", any, bad -> bad.path = bad.path + "/.", "400 request-rejected"),
                fault(
                        "H10 query",
                        BadRequest::isGet,
                        bad -> bad.path = bad.path + "?size=-1",
                        "400 unknown-parameter",
                        "400 bad-request"),
                fault(
                        "H9 query twice",
                        withSite,
                        bad -> bad.path = bad.path + "?site=BUF&site=ROC",
                        "400 duplicate-parameter"),
                fault(
                        "H10 query of others",
                        withoutSite,
                        bad -> bad.path = bad.path + "?site=BUF",
                        "400 unknown-parameter"),
                // what is wrong about the sample may be said first
                fault(
                        "D1 no such thing",
                        withVariable,
                        bad -> bad.path = bad.operation.path(Map.of()),
                        "404 not-found",
                        "400 malformed-parameter",
                        "422"),
                fault(
                        "D1 nil id",
                        withVariable,
                        bad -> bad.variable("00000000-0000-0000-0000-000000000000"),
                        "400 malformed-parameter"),
                fault("D1 not an id", withVariable, bad -> bad.variable("%27%20or%201=1"), "400 malformed-parameter"),
                fault(
                        "D20 no key",
                        BadRequest::isPost,
                        bad -> bad.headers.remove("Idempotency-Key"),
                        "400 idempotency-key-missing"),
                fault(
                        "D20 long key",
                        BadRequest::isPost,
                        bad -> bad.headers.put("Idempotency-Key", "k".repeat(5_000)),
                        "400 idempotency-key-malformed"),
                fault(
                        "D19 no version",
                        BadRequest::isPut,
                        bad -> bad.headers.remove("If-Match"),
                        "428 if-match-missing",
                        "422"),
                fault(
                        "D19 any version",
                        BadRequest::isPut,
                        bad -> bad.headers.put("If-Match", "*"),
                        "400 if-match-malformed",
                        "422"),
                fault(
                        "D19 weak version",
                        BadRequest::isPut,
                        bad -> bad.headers.put("If-Match", "W/\"1\""),
                        "400 if-match-malformed",
                        "422"),
                fault("H1 nothing", withBody, bad -> bad.body = new byte[0], "400 body-missing"),
                fault(
                        "H2 text",
                        withBody,
                        bad -> bad.headers.put("Content-Type", "text/plain"),
                        "415 unsupported-media-type"),
                fault(
                        "H2 UTF-16",
                        withBody,
                        bad -> {
                            bad.headers.put("Content-Type", "application/json; charset=utf-16");
                            bad.body = bad.text().getBytes(UTF_16);
                        },
                        "415 unsupported-media-type"),
                fault("H4 large", withBody, bad -> bad.text(" ".repeat(300 * 1024) + bad.text()), "413 body-too-large"),
                fault(
                        "H5 packed",
                        withBody,
                        bad -> {
                            bad.headers.put("Content-Encoding", "gzip");
                            bad.body = packed(bad.body);
                        },
                        "415 unsupported-media-type"),
                fault("J1 begun", withBody, bad -> bad.text(bad.text().substring(0, 1)), "400 json-syntax"),
                fault(
                        "J1 cut in the middle",
                        withBody,
                        bad -> bad.text(bad.text().substring(0, bad.text().length() / 2)),
                        "400 json-syntax"),
                fault(
                        "J1 not closed",
                        withBody,
                        bad -> bad.text(bad.text().substring(0, bad.text().length() - 1)),
                        "400 json-syntax"),
                fault("J1 two documents", withBody, bad -> bad.text(bad.text() + "{}"), "400 json-syntax"),
                fault("J1 comment", withBody, bad -> bad.text("/**/" + bad.text()), "400 json-syntax"),
                inEach(
                        "J2 duplicate key",
                        bad -> bad.text("{\"" + bad.field + "\":" + bad.sample().get(bad.field) + ","
                                + bad.text().substring(1)),
                        "400 duplicate-key"),
                fault(
                        "J3 unknown",
                        withBody,
                        bad -> bad.json(bad.sample().put("rank", 1)),
                        "422 #/rank unknown-property"),
                fault(
                        "J3 where nothing is asked",
                        BadRequest::asksNothing,
                        bad -> {
                            bad.headers.put("Content-Type", "application/json");
                            bad.text("{\"role\":\"OPS\"}");
                        },
                        "422 #/role unknown-property"),
                inEach("J4 deep", bad -> bad.put("[".repeat(10_000) + "]".repeat(10_000)), "400 limits"),
                inEach("J5 huge number", bad -> bad.put("1e400"), "422 #/{field}"),
                inEach("J5 long number", bad -> bad.put("9".repeat(1_000)), "400 number"),
                inEach("J5 not a number", bad -> bad.put("NaN"), "400 number"),
                fault("J6 null", withBody, bad -> bad.text("null"), "422 # required"),
                fault("J6 empty object", Operation::mustSaySomething, bad -> bad.text("{}"), "422"),
                fault("J7 array", withBody, bad -> bad.text("[" + bad.text() + "]"), "422 # type"),
                inEach("J7 type", bad -> bad.put("{\"a\":[{}]}"), "422 #/{field}"),
                inEach("J8 NUL", bad -> bad.put("\"a\\u0000b\""), "422 #/{field}"),
                inEach("J9 surrogate", bad -> bad.put("\"\\uD800\""), "400 encoding"),
                inEach(
                        "J9 bytes",
                        bad -> {
                            bad.put("\"~\"");
                            bad.body[bad.text().indexOf('~')] = (byte) 0xC0;
                        },
                        "400 encoding"),
                inEach("J10 bidi", bad -> bad.put("\"a\\u202Eb\""), "422 #/{field}"),
                inEach("J12 long", bad -> bad.put("\"" + "x".repeat(5_000) + "\""), "422 #/{field}"),
                fault(
                        "J13 class",
                        withBody,
                        bad -> bad.json(bad.sample().put("@class", "java.lang.Runtime")),
                        "422 #/@class unknown-property"),
                inEach("J15 word", bad -> bad.put("\"\""), "422 #/{field}"),
                new Fault(
                        "D2 date",
                        withBody,
                        operation -> dates(operation.sample()),
                        bad -> bad.json(bad.sample().put(bad.field, "2026-02-30T25:61:00+25:00")),
                        List.of("422 #/{field} date-time")),
                // a version of a list is compared, where the state allows it
                inEach("D8 negative", bad -> bad.put("-1000000"), "422 #/{field}", "409 state"));
    }

    private static Fault fault(String name, Predicate<Operation> fits, Consumer<BadRequest> spoil, String... expected) {
        return new Fault(name, fits, _ -> Stream.of(""), spoil, List.of(expected));
    }

    private static Fault inEach(String name, Consumer<BadRequest> spoil, String... expected) {
        return new Fault(
                name,
                Operation::takesBody,
                operation -> operation.sample().properties().stream().map(Map.Entry::getKey),
                spoil,
                List.of(expected));
    }

    private static boolean isGet(Operation operation) {
        return operation.is("GET");
    }

    private static boolean isPost(Operation operation) {
        return operation.is("POST");
    }

    private static boolean isPut(Operation operation) {
        return operation.is("PUT");
    }

    private void variable(String value) {
        path = operation.path().replaceAll("\\{[^}]+}", value);
    }

    private static boolean asksNothing(Operation operation) {
        return operation.is("POST") && !operation.takesBody();
    }

    private static Stream<String> dates(ObjectNode sample) {
        return sample.properties().stream()
                .filter(field -> field.getValue().asString("").startsWith("2026-"))
                .map(Map.Entry::getKey);
    }

    private ObjectNode sample() {
        return operation.sample();
    }

    /** Puts a piece of text where the value of the field stands. */
    private void put(String value) {
        var mark = "\"~~here~~\"";
        json(sample().put(field, "~~here~~"));
        text(text().replace(mark, value));
    }

    private void json(JsonNode json) {
        text(json.toString());
    }

    private void text(String text) {
        body = text.getBytes(UTF_8);
    }

    private String text() {
        return new String(body, UTF_8);
    }

    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    @Override
    public String toString() {
        return operation + " with " + fault;
    }
}
