package org.chairside.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A telephone number in E.164 form: {@code +15855550123}. Prints {@code ***}. */
public record Phone(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Phone {
        if (!value.matches("\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("a phone number in E.164 form is needed");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
