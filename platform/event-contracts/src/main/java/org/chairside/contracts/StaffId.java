package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The opaque sign-in subject of a member of staff; never a name. It has one spelling, {@code nurse2.buf}: small letters and digits, in parts
 * between single dots, hyphens or underscores. Two people are two ids and one person is never two, which the rules of witnesses rest on.
 */
public record StaffId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StaffId {
        if (value.length() > 64 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a staff id is up to 64 small letters and digits, in parts such as nurse2.buf");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
