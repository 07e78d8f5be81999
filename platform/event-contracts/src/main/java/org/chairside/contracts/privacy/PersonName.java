package org.chairside.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The name of a person, as typed: one to 200 code points. Prints {@code ***}. */
public record PersonName(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonName {
        if (value.isBlank() || value.codePointCount(0, value.length()) > 200) {
            throw new IllegalArgumentException("a name has 1 to 200 characters");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
