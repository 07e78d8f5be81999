package org.chairside.kit.json;

import jakarta.validation.Validator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chairside.kit.problem.InvalidInput.FieldError;
import org.chairside.kit.problem.Pointers;
import org.chairside.kit.problem.Violations;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One walk over a JSON tree beside the type it is to become. Empty means: not acceptable, and {@link #errors} says why. */
final class Binding {

    private final Validator validator;
    private final Set<FieldError> errors = new LinkedHashSet<>();

    Binding(Validator validator) {
        this.validator = validator;
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    Optional<Object> bind(JsonNode node, Type type, String pointer) {
        if (node.isNull()) {
            return wrong(pointer, "required", "is required");
        }
        if (type instanceof ParameterizedType generic) {
            return bindGeneric(node, generic, pointer);
        }
        var plain = (Class<?>) type;
        if (JsonNode.class.isAssignableFrom(plain)) {
            return Optional.of(node);
        }
        return isValue(plain) ? bindValue(node, plain, pointer) : bindRecord(node, plain, pointer);
    }

    /** Numbers and truth values count as the text that they are; anything else is left out, and among the errors. */
    Map<String, String> bindTexts(JsonNode node) {
        var texts = new LinkedHashMap<String, String>();
        if (!node.isObject()) {
            wrong("#", "type", "must be an object");
        }
        for (var entry : node.properties()) {
            var at = Pointers.step("#", entry.getKey());
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                attempt(() -> Values.lines(entry.getValue().asString()), at)
                        .ifPresent(text -> texts.put(entry.getKey(), text));
            } else {
                wrong(at, "type", "must be a text");
            }
        }
        return texts;
    }

    private Optional<Object> bindGeneric(JsonNode node, ParameterizedType type, String pointer) {
        var raw = (Class<?>) type.getRawType();
        var arguments = type.getActualTypeArguments();
        if (Map.class.isAssignableFrom(raw)) {
            return bindMap(node, arguments[0], arguments[1], pointer);
        }
        if (!Collection.class.isAssignableFrom(raw)) {
            throw new IllegalStateException(type + " is no type a request can hold");
        }
        return bindList(node, arguments[0], pointer)
                .map(list -> Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>(list) : list);
    }

    private Optional<List<Object>> bindList(JsonNode node, Type element, String pointer) {
        if (!node.isArray()) {
            return wrong(pointer, "type", "must be an array");
        }
        var list = new ArrayList<>();
        for (var i = 0; i < node.size(); i++) {
            bind(node.get(i), element, pointer + "/" + i).ifPresent(list::add);
        }
        return list.size() == node.size() ? Optional.of(List.copyOf(list)) : Optional.empty();
    }

    private Optional<Object> bindMap(JsonNode node, Type key, Type value, String pointer) {
        if (!node.isObject()) {
            return wrong(pointer, "type", "must be an object");
        }
        var map = new LinkedHashMap<>();
        for (var entry : node.properties()) {
            var at = Pointers.step(pointer, entry.getKey());
            var name = read((Class<?>) key, entry.getKey(), at);
            var bound = bind(entry.getValue(), value, at);
            if (name.isPresent() && bound.isPresent()) {
                map.put(name.get(), bound.get());
            }
        }
        return map.size() == node.size() ? Optional.of(map) : Optional.empty();
    }

    private static boolean isValue(Class<?> type) {
        return Values.isText(type)
                || Values.isNumber(type)
                || Values.isTruth(type)
                || Values.onlyComponent(type).isPresent();
    }

    private Optional<Object> bindValue(JsonNode node, Class<?> type, String pointer) {
        if (Values.isText(type)) {
            return bindText(node, type, pointer);
        }
        if (Values.isNumber(type)) {
            return bindNumber(node, type, pointer);
        }
        if (Values.isTruth(type)) {
            return node.isBoolean()
                    ? Optional.of(node.booleanValue())
                    : wrong(pointer, "type", "must be true or false");
        }
        var inner = Values.onlyComponent(type).orElseThrow().getType();
        if (node.isString()) {
            return Values.isNumber(inner) || Values.isTruth(inner)
                    ? bindValue(node, inner, pointer)
                    : read(type, node.stringValue(), pointer);
        }
        return bindValue(node, inner, pointer).flatMap(value -> attempt(() -> Values.wrap(type, value), pointer));
    }

    private Optional<Object> bindText(JsonNode node, Class<?> type, String pointer) {
        if (node.isString()) {
            return read(type, node.stringValue(), pointer);
        }
        return type.isEnum() ? wrong(pointer, "enum", Values.allowed(type)) : wrong(pointer, "type", "must be a text");
    }

    private Optional<Object> bindNumber(JsonNode node, Class<?> type, String pointer) {
        var whole = type != java.math.BigDecimal.class;
        if (whole ? !node.isIntegralNumber() : !node.isNumber()) {
            return wrong(pointer, "number", whole ? "must be a whole number, without quotes" : "must be a number");
        }
        return attempt(() -> Values.number(type, node.decimalValue()), pointer);
    }

    private Optional<Object> read(Class<?> type, String text, String pointer) {
        return attempt(() -> Values.ofText(type, text), pointer);
    }

    private Optional<Object> bindRecord(JsonNode node, Class<?> type, String pointer) {
        if (!type.isRecord()) {
            throw new IllegalStateException(type + " is no type a request can hold");
        }
        if (!node.isObject()) {
            return wrong(pointer, "type", "must be an object");
        }
        var components = type.getRecordComponents();
        var before = errors.size();
        refuseUnknown(node, components, pointer);
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (var i = 0; i < components.length; i++) {
            values[i] = component(node, components[i], pointer);
            check(type, components[i], values[i], pointer);
        }
        return errors.size() == before ? make(type, values, pointer) : Optional.empty();
    }

    private void refuseUnknown(JsonNode node, RecordComponent[] components, String pointer) {
        var known = Arrays.stream(components).map(RecordComponent::getName).toList();
        for (var name : node.propertyNames()) {
            if (!known.contains(name)) {
                wrong(Pointers.step(pointer, name), "unknown-property", "is not a property of this request");
            }
        }
    }

    private @Nullable Object component(JsonNode node, RecordComponent component, String pointer) {
        var at = Pointers.step(pointer, component.getName());
        var value = node.get(component.getName());
        if (value == null || value.isNull()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                wrong(at, "required", "is required");
            }
            return null;
        }
        return bind(value, component.getGenericType(), at).orElse(null);
    }

    private void check(Class<?> type, RecordComponent component, @Nullable Object value, String pointer) {
        if (value != null) {
            errors.addAll(Violations.of(validator.validateValue(type, component.getName(), value), pointer));
        }
    }

    private Optional<Object> make(Class<?> type, @Nullable Object[] values, String pointer) {
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            var made = constructor.newInstance(values);
            var violations = Violations.of(validator.validate(made), pointer);
            errors.addAll(violations);
            return violations.isEmpty() ? Optional.of(made) : Optional.empty();
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException) {
                return wrong(pointer, "invalid", Values.sentence(refused.getCause()));
            }
            throw new IllegalStateException(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> Optional<T> attempt(java.util.function.Supplier<T> reading, String pointer) {
        try {
            return Optional.of(reading.get());
        } catch (Values.BadValue wrong) {
            return wrong(pointer, wrong.code(), wrong.detail());
        }
    }

    private <T> Optional<T> wrong(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
        return Optional.empty();
    }
}
