package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One vial of a controlled drug. */
public record VialId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VialId {}

    /** A new random one. */
    public static VialId random() {
        return new VialId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static VialId of(String text) {
        return new VialId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
