package org.chairside.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One endpoint as its service's frozen API document describes it.
 *
 * @param permission what a caller needs
 * @param query the names of its query parameters
 * @param body the schema of the request's body, if it takes one
 */
record Operation(
        String service,
        String method,
        String path,
        String permission,
        Set<String> query,
        Optional<JsonNode> body,
        JsonNode document) {

    /** What is told of no schema, and is looked at before the fields that depend on it. */
    private static final Map<String, String> REAL = Map.of("site", "BUF", "homeSite", "BUF", "drug", "ketamine");

    static List<Operation> all() {
        try (var documents = Files.newDirectoryStream(House.repository().resolve("docs/api"), "*-service.json")) {
            var operations = new ArrayList<Operation>();
            documents.forEach(document -> operations.addAll(in(document)));
            return operations;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Operation> in(Path file) {
        var service = file.getFileName().toString().replace(".json", "");
        var document = JsonMapper.shared().readTree(file);
        var operations = new ArrayList<Operation>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(new Operation(
                        service,
                        method.getKey().toUpperCase(java.util.Locale.ROOT),
                        path.getKey(),
                        method.getValue().path("x-permission").asString(),
                        method.getValue()
                                .path("parameters")
                                .valueStream()
                                .filter(parameter ->
                                        parameter.path("in").asString().equals("query"))
                                .map(parameter -> parameter.path("name").asString())
                                .collect(Collectors.toSet()),
                        Optional.of(method.getValue().at("/requestBody/content/application~1json/schema"))
                                .filter(schema -> !schema.isMissingNode()),
                        document))));
        return operations;
    }

    boolean takesBody() {
        return body.isPresent();
    }

    /** Whether an empty object is too little. */
    boolean mustSaySomething() {
        return body.map(this::resolved)
                .filter(schema -> !schema.path("required").isEmpty())
                .isPresent();
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    boolean asksFor(String parameter) {
        return query.contains(parameter);
    }

    boolean hasPathVariable() {
        return path.contains("{");
    }

    boolean is(String wanted) {
        return method.equals(wanted);
    }

    /** The path with these values in it; a variable without one gets an id of nothing. */
    String path(Map<String, String> variables) {
        var filled = path;
        for (var variable : variables.entrySet()) {
            filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return filled.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    /** A body that the schema accepts. */
    ObjectNode sample() {
        return (ObjectNode) sample(body.orElseThrow());
    }

    private JsonNode sample(JsonNode schema) {
        var json = JsonNodeFactory.instance;
        if (schema.has("$ref")) {
            return sample(document.at(schema.path("$ref").asString().substring(1)));
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return switch (schema.path("type").asString("object")) {
            case "string" -> json.stringNode(text(schema.path("format").asString("")));
            case "integer", "number" -> json.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> json.booleanNode(true);
            case "array" -> new ArrayNode(json).add(sample(schema.path("items")));
            default -> {
                var object = json.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(property -> object.set(
                                property.getKey(),
                                REAL.containsKey(property.getKey())
                                        ? json.stringNode(REAL.get(property.getKey()))
                                        : sample(property.getValue())));
                yield object;
            }
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-11-20";
            case "date-time" -> "2026-11-20T10:00:00Z";
            default -> "something";
        };
    }

    @Override
    public String toString() {
        return method + " " + service + path;
    }
}
