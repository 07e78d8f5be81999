package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The adult who brings a patient home. */
public record EscortId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EscortId {}

    /** A new random one. */
    public static EscortId random() {
        return new EscortId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static EscortId of(String text) {
        return new EscortId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
