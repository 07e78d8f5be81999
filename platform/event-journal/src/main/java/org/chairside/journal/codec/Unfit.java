package org.chairside.journal.codec;

import org.jspecify.annotations.Nullable;

/** A value that is not the event its envelope announces. */
public class Unfit extends RuntimeException {

    /** In what way. */
    public enum Kind {
        NOT_DECODABLE,
        SCHEMA,
        UNDECRYPTABLE
    }

    private final Kind kind;
    private final @Nullable String pointer;

    public Unfit(Kind kind, @Nullable String pointer, Throwable cause) {
        super(kind + (pointer == null ? "" : " at " + pointer), cause);
        this.kind = kind;
        this.pointer = pointer;
    }

    public Kind kind() {
        return kind;
    }

    /** Where in the value, as a fragment JSON pointer. */
    public @Nullable String pointer() {
        return pointer;
    }
}
