package org.chairside.session.startgate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How complete this service's copy of others' facts was when the button was pressed. */
public sealed interface Knowledge {

    /** All that others had committed up to {@code asOf} is known here. */
    record Complete(Instant asOf) implements Knowledge {}

    /** {@code topic} is the one furthest behind, known up to {@code asOf} if at all. */
    record Stale(String topic, @Nullable Instant asOf) implements Knowledge {}
}
