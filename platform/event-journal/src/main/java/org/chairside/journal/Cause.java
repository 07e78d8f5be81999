package org.chairside.journal;

import org.jspecify.annotations.Nullable;

/**
 * Who or what made the service act; stamped on every event it appends meanwhile.
 *
 * @param actor opaque user id and role, {@code nurse.roc/NURSE}, or {@code system/<service>} for a reaction
 * @param causationId the event or request behind it
 */
public record Cause(String actor, @Nullable String causationId) {

    /** The cause of what this thread does; bound by the web filter and by the inbox. */
    public static final ScopedValue<Cause> CURRENT = ScopedValue.newInstance();
}
