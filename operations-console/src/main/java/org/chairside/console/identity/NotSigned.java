package org.chairside.console.identity;

import java.io.Serial;

/** A witness did not sign; {@code code} is the message {@code error.<code>}. */
public class NotSigned extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String code;

    NotSigned(String code, Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
