package org.chairside.console.form;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What was typed is not what the field asks for; {@code code} is the message {@code error.<code>}. */
class NotReadable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String code;

    NotReadable(String code, @Nullable Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    String code() {
        return code;
    }
}
