package org.chairside.journal.inbox;

import org.jspecify.annotations.Nullable;

/** What is wrong with a record: where in its value, and which exception said so. Never the value itself. */
public record Poison(
        Reason reason, @Nullable String pointer, @Nullable String exception) {

    static Poison of(Reason reason) {
        return new Poison(reason, null, null);
    }

    static Poison of(Reason reason, Throwable failure) {
        return new Poison(reason, null, failure.getClass().getName());
    }
}
