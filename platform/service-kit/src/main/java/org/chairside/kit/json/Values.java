package org.chairside.kit.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.chairside.contracts.privacy.FreeText;
import org.chairside.contracts.privacy.Phone;
import org.chairside.contracts.privacy.TypedText;
import org.jspecify.annotations.Nullable;

/** The single values a request can hold, each read from its one text form; the same in bodies, paths and queries. */
public final class Values {

    private static final UUID NIL = new UUID(0, 0);

    private static final Map<Class<?>, Function<String, Object>> FROM_TEXT = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(UUID.class, Values::uuid),
            Map.entry(Phone.class, PhoneNumbers::parse),
            Map.entry(LocalDate.class, text -> time(LocalDate.parse(text))),
            Map.entry(LocalDateTime.class, text -> time(LocalDateTime.parse(text))),
            Map.entry(LocalTime.class, LocalTime::parse),
            Map.entry(Instant.class, text -> time(Instant.parse(text))),
            Map.entry(OffsetDateTime.class, text -> time(OffsetDateTime.parse(text))),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(ZoneOffset.class, ZoneOffset::of),
            Map.entry(ZoneId.class, Values::zone));

    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class, BigDecimal.class);

    private Values() {}

    /** Whether a value of this type is one JSON text or one query parameter. */
    public static boolean isText(Class<?> type) {
        return type.isEnum() || FROM_TEXT.containsKey(type);
    }

    static boolean isNumber(Class<?> type) {
        return NUMBERS.contains(type);
    }

    static boolean isTruth(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }

    /** The component that alone is this record's JSON form, as {@code AppointmentId}'s UUID. */
    static Optional<RecordComponent> onlyComponent(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Reads one value.
     *
     * @throws BadValue with a sentence that does not repeat the text
     */
    public static Object ofText(Class<?> type, String text) {
        if (TypedText.isBlank(text)) {
            throw new BadValue("blank", "must not be blank");
        }
        mustBePrintable(text, type == FreeText.class);
        return convert(type, text);
    }

    /** Text of one or more lines. */
    static String lines(String text) {
        if (TypedText.isBlank(text)) {
            throw new BadValue("blank", "must not be blank");
        }
        mustBePrintable(text, true);
        return text;
    }

    private static Object convert(Class<?> type, String text) {
        if (type.isEnum()) {
            return constant(type, text);
        }
        var known = FROM_TEXT.get(type);
        if (known != null) {
            return read(known, text);
        }
        var only = onlyComponent(type)
                .orElseThrow(() -> new IllegalStateException(type + " is no value a request can hold"));
        return wrap(type, convert(only.getType(), text));
    }

    /** A number or truth value as a query parameter spells it. */
    public static Object ofPlainText(Class<?> type, String text) {
        if (isTruth(type)) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new BadValue("type", "must be true or false");
            };
        }
        if (!text.matches("0|-?[1-9][0-9]{0,17}")) {
            throw new BadValue("number", "must be a whole number");
        }
        return number(type, new BigDecimal(text));
    }

    static Object number(Class<?> type, BigDecimal number) {
        try {
            if (type == BigDecimal.class) {
                return number;
            }
            return type == int.class || type == Integer.class
                    ? (Object) number.intValueExact()
                    : (Object) number.longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new BadValue("number", "is too large");
        }
    }

    /** Makes the record around its only value. */
    static Object wrap(Class<?> type, Object value) {
        try {
            var constructor = type.getDeclaredConstructor(
                    onlyComponent(type).orElseThrow().getType());
            constructor.setAccessible(true);
            return constructor.newInstance(value);
        } catch (InvocationTargetException refused) {
            throw new BadValue("format", sentence(refused.getCause()));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sentence(@Nullable Throwable refused) {
        return refused instanceof IllegalArgumentException && refused.getMessage() != null
                ? refused.getMessage()
                : "is not acceptable";
    }

    private static Object read(Function<String, Object> known, String text) {
        try {
            return known.apply(text);
        } catch (DateTimeException wrong) {
            throw new BadValue("date-time", "must be a date or time that exists, in ISO 8601 form");
        }
    }

    private static Object constant(Class<?> type, String text) {
        for (var constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new BadValue("enum", allowed(type));
    }

    static String allowed(Class<?> type) {
        return "must be one of " + Arrays.toString(type.getEnumConstants());
    }

    private static UUID uuid(String text) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new BadValue("id", "must be a UUID");
        }
        var id = UUID.fromString(text);
        if (id.equals(NIL)) {
            throw new BadValue("id", "must not be the nil UUID");
        }
        return id;
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new BadValue("zone", "must be a time zone such as America/New_York");
        }
        return ZoneId.of(text);
    }

    private static Object time(TemporalAccessor time) {
        var year = time instanceof Instant instant
                ? instant.atOffset(ZoneOffset.UTC).getYear()
                : time.get(ChronoField.YEAR);
        if (year < 1900 || year > 2199) {
            throw new BadValue("date-time", "must lie in the years 1900 to 2199");
        }
        return time;
    }

    private static void mustBePrintable(String text, boolean lines) {
        if (text.codePoints()
                .anyMatch(character ->
                        isControl(character) && !(lines && "\n\r\t\u2028\u2029".indexOf(character) >= 0))) {
            throw new BadValue(
                    "control-character",
                    "must not hold control characters, line separators or bidirectional overrides");
        }
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character)
                || character == 0x2028
                || character == 0x2029
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }

    /** A value that is not acceptable, in a stable code and a sentence. */
    public static final class BadValue extends IllegalArgumentException {
        private final String code;
        private final String detail;

        BadValue(String code, String detail) {
            super(detail);
            this.code = code;
            this.detail = detail;
        }

        public String code() {
            return code;
        }

        public String detail() {
            return detail;
        }
    }
}
