package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A random token that stands for a patient everywhere outside intake-service. */
public record PatientToken(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PatientToken {}

    /** A new random one. */
    public static PatientToken random() {
        return new PatientToken(UUID.randomUUID());
    }

    /** Reads the canonical text form; throws {@link IllegalArgumentException} for anything else. */
    public static PatientToken of(String text) {
        return new PatientToken(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
