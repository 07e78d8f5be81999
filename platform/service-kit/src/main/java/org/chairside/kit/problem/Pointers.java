package org.chairside.kit.problem;

/** JSON Pointers. */
public final class Pointers {

    private Pointers() {}

    /** One step down, escaped as RFC 6901 says and as a URI fragment needs. */
    public static String step(String pointer, String name) {
        var escaped = new StringBuilder(pointer).append('/');
        name.replace("~", "~0").replace("/", "~1").codePoints().forEach(character -> {
            if (character < 128
                    && (Character.isLetterOrDigit(character) || "-._~!$&'()*+,;=:@".indexOf(character) >= 0)) {
                escaped.appendCodePoint(character);
            } else {
                for (var octet : Character.toString(character).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                    escaped.append('%').append("%02X".formatted(octet));
                }
            }
        });
        return escaped.toString();
    }

    /** The pointer of a bean path: {@code vitals[0].systolic} is {@code /vitals/0/systolic}. */
    static String ofPath(String path) {
        if (path.isEmpty()) {
            return "";
        }
        return "/" + path.replaceAll("[.\\[]", "/").replace("]", "");
    }
}
