package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.contracts.policy.PolicyKey;

/** One believable event of every type, always the same. */
final class Specimens {

    static final UUID PATIENT = uuid("PatientToken");

    private static final Instant NOON_IN_ROCHESTER = Instant.parse("2026-11-25T17:00:00Z");
    private static final Map<String, Object> BY_NAME = Map.ofEntries(
            Map.entry("seriesNumber", 1),
            Map.entry("version", 1),
            Map.entry("clearanceVersion", 1),
            Map.entry("medicationListVersion", 2),
            Map.entry("listVersion", 2),
            Map.entry("minutesNotice", 2880L),
            Map.entry("minutesLate", 4L),
            Map.entry("minutes", 40L),
            Map.entry("plannedMinutes", 40),
            Map.entry("maxDoseMicrogramsPerKg", 1000),
            Map.entry("doseMicrograms", 35_000L),
            Map.entry("micrograms", 35_000L),
            Map.entry("weightGrams", 70_000),
            Map.entry("microgramsPerKg", 500),
            Map.entry("concentrationMicrogramsPerMl", 10_000),
            Map.entry("volumeMicrolitres", 3_500L),
            Map.entry("systolic", 128),
            Map.entry("diastolic", 79),
            Map.entry("heartRate", 72),
            Map.entry("respiratoryRate", 14),
            Map.entry("spo2", 98),
            Map.entry("moaas", 5),
            Map.entry("rass", 1),
            Map.entry("aldrete", 10),
            Map.entry("padss", 9),
            Map.entry("name", "Rochester"),
            Map.entry("label", "Chair 1"),
            Map.entry("state", "NY"),
            Map.entry("allowedStates", "NY"),
            Map.entry("language", "en"),
            Map.entry("documentVersion", "2026-09"),
            Map.entry("trigger", "MEDICATION_CHANGED"),
            Map.entry("reason", "V6"),
            Map.entry("reasons", "F1"),
            Map.entry("failed", "F1"),
            Map.entry("rule", "V6"),
            Map.entry("code", "mailbox-unavailable"),
            Map.entry("inputsHash", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("drug", "ketamine"),
            Map.entry("lot", "K4711"),
            Map.entry("proof", "c2FpZCBieSB0aGUgY2VsbA=="),
            Map.entry("wrappedKey", "d3JhcHBlZCB1bmRlciB0aGUgY2VsbCdzIGtleQ=="),
            Map.entry("SiteCode", "ROC"),
            Map.entry("StaffId", "nurse.roc"),
            Map.entry("PersonName", "Ada Example"),
            Map.entry("EmailAddress", "ada@example.org"),
            Map.entry("Phone", "+15855550123"),
            Map.entry("FreeText", "as told at the desk"));

    private Specimens() {}

    static Object of(Class<?> record) {
        return value(record, record.getSimpleName());
    }

    private static Object value(Type type, String name) {
        return switch (type) {
            case Class<?> plain -> plain(plain, name);
            case ParameterizedType generic
            when generic.getRawType() == List.class -> List.of(value(generic.getActualTypeArguments()[0], name));
            case ParameterizedType generic
            when generic.getRawType() == Map.class -> Map.of(PolicyKey.F1_FOOD_FASTING_MINUTES, "240");
            case ParameterizedType generic
            when generic.getRawType() == Sealed.class -> Sealed.of(value(generic.getActualTypeArguments()[0], name));
            default -> throw new AssertionError("no specimen for " + type);
        };
    }

    private static Object plain(Class<?> type, String name) {
        if (type.isRecord()) {
            return made(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type == Instant.class) {
            return NOON_IN_ROCHESTER;
        }
        if (type == LocalDateTime.class) {
            return LocalDateTime.parse("2026-11-25T12:00:00");
        }
        if (type == LocalDate.class) {
            return LocalDate.parse("2028-06-30");
        }
        if (type == ZoneId.class) {
            return ZoneId.of("America/New_York");
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        var value = BY_NAME.get(name);
        if (value == null) {
            throw new AssertionError("give Specimens a believable value for " + name);
        }
        return value;
    }

    private static Object made(Class<?> record) {
        var components = record.getRecordComponents();
        try {
            var constructor = record.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> component.getType() == UUID.class
                            ? uuid(record.getSimpleName())
                            : value(component.getGenericType(), nameIn(record, component)))
                    .toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("no specimen for " + record, impossible);
        }
    }

    private static String nameIn(Class<?> record, RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonValue.class)
                ? record.getSimpleName()
                : component.getName();
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
