package org.chairside.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The short name of a clinic site, three to eight capital letters or digits: {@code ROC}. */
public record SiteCode(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{2,7}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SiteCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a site code is three to eight capital letters or digits");
        }
    }

    public static SiteCode of(String text) {
        return new SiteCode(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
