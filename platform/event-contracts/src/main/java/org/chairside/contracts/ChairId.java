package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One infusion chair of one site. */
public record ChairId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ChairId {}

    /** A new random one. */
    public static ChairId random() {
        return new ChairId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static ChairId of(String text) {
        return new ChairId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
