package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One thing that must be said once to one audience. */
public record IntentId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IntentId {}

    /** A new random one. */
    public static IntentId random() {
        return new IntentId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static IntentId of(String text) {
        return new IntentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
