package org.chairside.kit.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.kit.json.Values;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/**
 * Reads path variables and query parameters as strictly as bodies, typed ids among them. Types that Spring has a lenient property
 * editor for are the business of {@link StrictEditors}: after a refusal here it would be asked too.
 */
public final class ValueConverter implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Stream.of(
                        Record.class,
                        Enum.class,
                        UUID.class,
                        LocalDate.class,
                        LocalDateTime.class,
                        LocalTime.class,
                        Instant.class,
                        OffsetDateTime.class,
                        Duration.class,
                        ZoneOffset.class,
                        ZoneId.class)
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        if (source == null) {
            return null;
        }
        return Values.ofText(to.getObjectType(), source.toString());
    }
}
