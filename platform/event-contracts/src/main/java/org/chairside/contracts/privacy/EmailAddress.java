package org.chairside.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** An e-mail address that any mail server takes: ASCII, at a host with a name and a domain. Prints {@code ***}. */
public record EmailAddress(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile(
            "(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        if (value.length() > 254 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an e-mail address is needed");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
