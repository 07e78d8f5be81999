package org.chairside.keys;

import org.chairside.journal.Undecryptable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** The text under the seal: JSON. */
final class PlainJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PlainJson() {}

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** Without the cause if it fails: the message would quote the patient's data. */
    static Object read(byte[] json, JavaType type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException otherForm) {
            throw new Undecryptable(
                    "what was sealed is not a " + type.getRawClass().getSimpleName());
        }
    }
}
