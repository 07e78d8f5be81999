package org.chairside.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An e-mail address. Prints {@code ***}. */
public record EmailAddress(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        if (value.length() > 254 || !value.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+")) {
            throw new IllegalArgumentException("an e-mail address is needed");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
