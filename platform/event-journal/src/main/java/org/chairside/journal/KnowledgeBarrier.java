package org.chairside.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Waits until this service has heard all that others had committed when it was asked. */
public interface KnowledgeBarrier {

    /**
     * Returns once the local copy of {@code topics} is complete for {@code key} up to the moment of this call (on the wall clock,
     * never the clinic clock), or says how stale it is.
     *
     * <p>A held or quarantined stream of that key is not complete, however far the rest has come.
     */
    Outcome await(Collection<String> topics, String key, Duration timeout);

    /** Whether the wait was enough. */
    sealed interface Outcome {

        /** All that was committed up to {@code asOf} is known here. */
        record Complete(Instant asOf) implements Outcome {}

        /** The time is up; {@code topic} is the one furthest behind, known up to {@code asOf} if at all. */
        record Stale(String topic, @Nullable Instant asOf) implements Outcome {}
    }
}
