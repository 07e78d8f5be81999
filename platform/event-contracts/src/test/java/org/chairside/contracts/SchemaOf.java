package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) that a record says it has on the wire. */
final class SchemaOf {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SchemaOf() {}

    static ObjectNode event(String type, Class<?> record) {
        var schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:chairside:schema:" + type);
        schema.put("title", record.getSimpleName());
        schema.setAll(ofRecord(record));
        return schema;
    }

    private static ObjectNode of(Type type) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType generic
            when generic.getRawType() == List.class ->
                typed("array").set("items", of(generic.getActualTypeArguments()[0]));
            case ParameterizedType generic
            when generic.getRawType() == Map.class ->
                typed("object").set("additionalProperties", of(generic.getActualTypeArguments()[1]));
            case ParameterizedType generic
            when generic.getRawType() == Sealed.class -> sealed(of(generic.getActualTypeArguments()[0]));
            default -> throw new AssertionError("no JSON is agreed for " + type);
        };
    }

    private static ObjectNode ofClass(Class<?> type) {
        if (type.isRecord()) {
            return wrapped(type).map(value -> of(value.getGenericType())).orElseGet(() -> ofRecord(type));
        }
        if (type.isEnum()) {
            var schema = typed("string");
            var names = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(name -> names.add(name.toString()));
            return schema;
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return typed("integer");
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        }
        if (type == String.class || type == ZoneId.class) {
            return typed("string");
        }
        if (type == UUID.class) {
            return formatted("uuid");
        }
        if (type == Instant.class) {
            return formatted("date-time");
        }
        if (type == LocalDate.class) {
            return formatted("date");
        }
        if (type == LocalDateTime.class) {
            return typed("string")
                    .put("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$");
        }
        throw new AssertionError("no JSON is agreed for " + type);
    }

    private static ObjectNode ofRecord(Class<?> record) {
        var schema = typed("object");
        var required = schema.putArray("required");
        var properties = schema.putObject("properties");
        for (var component : record.getRecordComponents()) {
            properties.set(component.getName(), of(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    /** On the wire there is only ciphertext; what it holds is part of the contract all the same. */
    private static ObjectNode sealed(ObjectNode content) {
        var schema = typed("object");
        schema.putArray("required").add("key").add("ciphertext");
        var properties = schema.putObject("properties");
        properties.set("key", typed("string").put("pattern", "^patient-key/"));
        properties.set("ciphertext", typed("string").put("contentEncoding", "base64"));
        return schema.set("x-sealed", content);
    }

    private static Optional<RecordComponent> wrapped(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst();
    }

    private static ObjectNode typed(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    private static ObjectNode formatted(String format) {
        return typed("string").put("format", format);
    }
}
