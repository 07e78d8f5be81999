package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The opaque sign-in subject of a member of staff; never a name. */
public record StaffId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StaffId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("a staff id has 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
