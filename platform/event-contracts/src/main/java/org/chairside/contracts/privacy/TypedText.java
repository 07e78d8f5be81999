package org.chairside.contracts.privacy;

import java.util.regex.Pattern;

/** Text as a person typed it, in any script: what of it can be seen. */
public final class TypedText {

    /** Letters, digits, punctuation and symbols, without the few of them that have no shape. */
    private static final Pattern VISIBLE =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]]");

    private static final Pattern EDGES = Pattern.compile("^[\\p{Z}\\p{Cf}\\s]+|[\\p{Z}\\p{Cf}\\s]+$");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private TypedText() {}

    /** Whether nothing of it shows: no-break, wide and zero-width spaces are nothing, too. */
    public static boolean isBlank(String text) {
        return !VISIBLE.matcher(text).find();
    }

    /** Without the spaces, of whatever width, before and after. */
    public static String strip(String text) {
        return EDGES.matcher(text).replaceAll("");
    }

    /** Whether it is more than one line, or holds a control character. */
    public static boolean holdsControl(String text) {
        return CONTROL.matcher(text).find();
    }
}
