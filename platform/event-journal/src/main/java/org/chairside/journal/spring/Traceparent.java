package org.chairside.journal.spring;

import org.jspecify.annotations.Nullable;

/** The W3C trace context of the running request or reaction, if it is traced; a bean of this type is used if there is one. */
@FunctionalInterface
public interface Traceparent {

    @Nullable
    String current();

    /** What vendors add to it. */
    default @Nullable String state() {
        return null;
    }
}
