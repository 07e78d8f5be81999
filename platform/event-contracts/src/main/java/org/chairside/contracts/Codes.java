package org.chairside.contracts;

import java.util.regex.Pattern;

/** Codes in events: a rule id, a kebab-case reason; never what a person typed, because events travel in clear. */
public final class Codes {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Codes() {}

    /** @throws IllegalArgumentException if the text could be prose */
    public static void requireCode(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("an event carries a code here, not text");
        }
    }
}
