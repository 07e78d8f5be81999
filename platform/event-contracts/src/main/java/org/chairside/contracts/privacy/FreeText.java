package org.chairside.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Text that a person typed freely: up to 4,000 code points. Prints {@code ***}. */
public record FreeText(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FreeText {
        if (value.codePointCount(0, value.length()) > 4000) {
            throw new IllegalArgumentException("at most 4,000 characters");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
