package org.chairside.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of a person, as typed but for spaces before and after: one to 200 code points in one line, at least one of them visible. Prints
 * {@code ***}.
 */
public record PersonName(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonName {
        value = TypedText.strip(value);
        if (TypedText.isBlank(value)
                || TypedText.holdsControl(value)
                || value.codePointCount(0, value.length()) > 200) {
            throw new IllegalArgumentException("a name has 1 to 200 characters in one line");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
