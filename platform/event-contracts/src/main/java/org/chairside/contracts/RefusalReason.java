package org.chairside.contracts;

import java.util.Locale;

/** A reason a feature can refuse with; its enum constants are the problem codes of the API. */
public interface RefusalReason {

    String name();

    /** The code on the wire: {@code SLOT_TAKEN} is {@code slot-taken}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
