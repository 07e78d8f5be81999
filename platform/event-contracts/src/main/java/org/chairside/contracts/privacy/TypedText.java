package org.chairside.contracts.privacy;

import java.util.regex.Pattern;

/** Text as a person typed it, in any script: what of it can be seen. */
public final class TypedText {

    /** Letters, digits, punctuation and symbols, without the few of them that have no shape. */
    private static final Pattern VISIBLE =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0]]");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    private TypedText() {}

    /** Whether nothing of it shows: no-break, wide and zero-width spaces are nothing, too. */
    public static boolean isBlank(String text) {
        return !VISIBLE.matcher(text).find();
    }

    /** Without the spaces, of whatever width, before and after. Looks at each character once: the text may be of any length yet. */
    public static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isSpace(text.codePointAt(begin))) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (begin < end && isSpace(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    private static boolean isSpace(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT ->
                true;
            default -> character >= '\t' && character <= '\r';
        };
    }

    /** Whether it is more than one line, or holds a control character. */
    public static boolean holdsControl(String text) {
        return CONTROL.matcher(text).find();
    }
}
