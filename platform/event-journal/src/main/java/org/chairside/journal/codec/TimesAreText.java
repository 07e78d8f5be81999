package org.chairside.journal.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** A time is text in ISO 8601 form. Jackson would take a number, too, and digits as text, and count from 1970. */
final class TimesAreText {

    private TimesAreText() {}

    static JacksonModule module() {
        SimpleModule module = new SimpleModule("times-are-text");
        add(module, Instant.class, Instant::parse);
        add(module, LocalDate.class, LocalDate::parse);
        add(module, LocalTime.class, LocalTime::parse);
        add(module, LocalDateTime.class, LocalDateTime::parse);
        add(module, Duration.class, Duration::parse);
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> reading) {
        module.addDeserializer(type, new FromText<>(type, reading));
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {

        private final Function<String, T> reading;

        FromText(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.reportInputMismatch(this, "a time is text");
            }
            try {
                return reading.apply(parser.getString());
            } catch (DateTimeException none) {
                return context.reportInputMismatch(this, "no such time");
            }
        }
    }
}
