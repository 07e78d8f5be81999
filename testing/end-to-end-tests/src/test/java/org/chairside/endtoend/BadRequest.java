package org.chairside.endtoend;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request that would be readable but for one fault, so that every answer but a 4xx is wrong. */
final class BadRequest {

    private static final List<Fault> FAULTS = faults();

    final Operation operation;
    final String fault;
    final Map<String, String> headers = new LinkedHashMap<>();
    String method;
    String path;
    byte[] body = {};
    private final RandomGenerator random;

    /**
     * A way to spoil a request.
     *
     * @param name with its row of docs/bad-input.md
     */
    private record Fault(String name, Predicate<Operation> fits, Consumer<BadRequest> spoil) {}

    private BadRequest(
            Operation operation, Fault fault, Map<String, String> variables, String token, RandomGenerator random) {
        this.operation = operation;
        this.fault = fault.name();
        this.random = random;
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

    /** Every fault once that this operation can have. */
    static List<BadRequest> of(
            Operation operation, Map<String, String> variables, String token, RandomGenerator random) {
        return FAULTS.stream()
                .filter(fault -> fault.fits().test(operation))
                .map(fault -> new BadRequest(operation, fault, variables, token, random))
                .toList();
    }

    private static List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        Predicate<Operation> any = _ -> true;
        Predicate<Operation> withBody = Operation::takesBody;
        Predicate<Operation> withVariable = Operation::hasPathVariable;
        faults.add(new Fault("no token", any, bad -> bad.headers.remove("Authorization")));
        faults.add(new Fault("a forged token", any, bad -> bad.headers.merge("Authorization", "A", String::concat)));
        faults.add(new Fault("H7 method", any, bad -> bad.method = "PATCH"));
        faults.add(new Fault("H8 path", any, bad -> bad.path = bad.path + "/..%2f..%2factuator"));
        faults.add(new Fault("H8 NUL in the path", any, bad -> bad.path = bad.path + "%00"));
        faults.add(new Fault("H10 query", BadRequest::isGet, bad -> bad.path = bad.path + "?size=-1"));
        faults.add(new Fault("H9 query twice", BadRequest::isGet, bad -> bad.path = bad.path + "?site=BUF&site=ROC"));
        faults.add(new Fault("D1 no such thing", withVariable, bad -> bad.path = bad.operation.path(Map.of())));
        faults.add(new Fault("D1 nil id", withVariable, bad -> bad.variable("00000000-0000-0000-0000-000000000000")));
        faults.add(new Fault("D1 not an id", withVariable, bad -> bad.variable("%27%20or%201=1")));
        faults.add(new Fault("D20 no key", BadRequest::isPost, bad -> bad.headers.remove("Idempotency-Key")));
        faults.add(new Fault(
                "D20 long key", BadRequest::isPost, bad -> bad.headers.put("Idempotency-Key", "k".repeat(5_000))));
        faults.add(new Fault("D19 no version", BadRequest::isPut, bad -> bad.headers.remove("If-Match")));
        faults.add(new Fault("D19 any version", BadRequest::isPut, bad -> bad.headers.put("If-Match", "*")));
        faults.add(new Fault("D19 weak version", BadRequest::isPut, bad -> bad.headers.put("If-Match", "W/\"1\"")));
        faults.add(new Fault("H1 nothing", withBody, bad -> bad.body = new byte[0]));
        faults.add(new Fault("H2 text", withBody, bad -> bad.headers.put("Content-Type", "text/plain")));
        faults.add(new Fault("H2 UTF-16", withBody, bad -> {
            bad.headers.put("Content-Type", "application/json; charset=utf-16");
            bad.body = bad.text().getBytes(UTF_16);
        }));
        faults.add(new Fault("H4 large", withBody, bad -> bad.text(" ".repeat(300 * 1024) + bad.text())));
        faults.add(new Fault("H5 packed", withBody, bad -> {
            bad.headers.put("Content-Encoding", "gzip");
            bad.body = packed(bad.body);
        }));
        faults.add(new Fault(
                "J1 truncated",
                withBody,
                bad -> bad.text(
                        bad.text().substring(0, bad.random.nextInt(1, bad.text().length())))));
        faults.add(new Fault("J1 two documents", withBody, bad -> bad.text(bad.text() + "{}")));
        faults.add(new Fault("J1 comment", withBody, bad -> bad.text("/**/" + bad.text())));
        faults.add(new Fault("J2 duplicate key", withBody, bad -> {
            var field = bad.field();
            bad.text("{\"" + field.getKey() + "\":" + field.getValue() + ","
                    + bad.text().substring(1));
        }));
        faults.add(
                new Fault("J3 unknown", withBody, bad -> bad.json(bad.sample().put("rank", 1))));
        faults.add(new Fault("J4 deep", withBody, bad -> bad.put("[".repeat(10_000) + "]".repeat(10_000))));
        faults.add(new Fault("J5 huge number", withBody, bad -> bad.put("1e400")));
        faults.add(new Fault("J5 long number", withBody, bad -> bad.put("9".repeat(1_000))));
        faults.add(new Fault("J5 not a number", withBody, bad -> bad.put("NaN")));
        faults.add(new Fault("J6 null", withBody, bad -> bad.text("null")));
        faults.add(new Fault("J6 empty object", Operation::mustSaySomething, bad -> bad.text("{}")));
        faults.add(new Fault("J7 array", withBody, bad -> bad.text("[" + bad.text() + "]")));
        faults.add(new Fault("J7 type", withBody, bad -> bad.put("{\"a\":[{}]}")));
        faults.add(new Fault("J8 NUL", withBody, bad -> bad.put("\"a\\u0000b\"")));
        faults.add(new Fault("J9 surrogate", withBody, bad -> bad.put("\"\\uD800\"")));
        faults.add(new Fault("J9 bytes", withBody, bad -> {
            bad.put("\"~\"");
            var at = bad.text().indexOf('~');
            bad.body[at] = (byte) 0xC0;
        }));
        faults.add(new Fault("J10 bidi", withBody, bad -> bad.put("\"a\\u202Eb\"")));
        faults.add(new Fault("J12 long", withBody, bad -> bad.put("\"" + "x".repeat(5_000) + "\"")));
        faults.add(new Fault("J13 class", withBody, bad -> bad.json(bad.sample().put("@class", "java.lang.Runtime"))));
        faults.add(new Fault("J15 word", withBody, bad -> bad.put("\"\"")));
        faults.add(new Fault("D2 date", BadRequest::hasDate, bad -> bad.date("2026-02-30T25:61:00+25:00")));
        faults.add(new Fault("D8 negative", withBody, bad -> bad.put("-1")));
        return List.copyOf(faults);
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

    private static boolean hasDate(Operation operation) {
        return operation.takesBody() && dates(operation.sample()).findAny().isPresent();
    }

    private static Stream<String> dates(ObjectNode sample) {
        return sample.properties().stream()
                .filter(field -> field.getValue().asString("").startsWith("2026-"))
                .map(Map.Entry::getKey);
    }

    private void date(String value) {
        var sample = sample();
        json(sample.put(dates(sample).findFirst().orElseThrow(), value));
    }

    private ObjectNode sample() {
        return operation.sample();
    }

    private Map.Entry<String, JsonNode> field() {
        var fields = List.copyOf(sample().properties());
        return fields.get(random.nextInt(fields.size()));
    }

    /** Puts a piece of text where the value of one field stands. */
    private void put(String value) {
        var mark = "\"~~here~~\"";
        json(sample().put(field().getKey(), "~~here~~"));
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
