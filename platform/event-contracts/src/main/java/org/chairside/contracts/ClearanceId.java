package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One standing clearance of one patient for one protocol. */
public record ClearanceId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClearanceId {}

    /** A new random one. */
    public static ClearanceId random() {
        return new ClearanceId(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static ClearanceId of(String text) {
        return new ClearanceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
