package org.chairside.journal.codec;

import tools.jackson.core.JacksonException;

/** Where Jackson stumbled, as a JSON pointer in a fragment: {@code #/vitals/0/systolic}. */
final class JsonPointers {

    private JsonPointers() {}

    static String of(JacksonException failed) {
        StringBuilder pointer = new StringBuilder("#");
        for (JacksonException.Reference step : failed.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/');
            if (name != null) {
                pointer.append(name.replace("~", "~0").replace("/", "~1"));
            } else {
                pointer.append(Math.max(0, step.getIndex()));
            }
        }
        return pointer.toString();
    }
}
