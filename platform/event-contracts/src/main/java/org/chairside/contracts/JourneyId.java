package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One visit across all services, minted at booking. */
public record JourneyId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JourneyId {}

    /** A new random one. */
    public static JourneyId random() {
        return new JourneyId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static JourneyId of(String text) {
        return new JourneyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
