package org.chairside.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The CloudEvents attributes of one event; the names on the wire are these with the prefix {@code ce_}. */
public record Envelope(
        UUID id,
        String type,
        String source,
        Instant time,
        String subject,
        String stream,
        int sequence,
        String partitionKey,
        @Nullable String site,
        @Nullable UUID journeyId,
        @Nullable String causationId,
        @Nullable Integer policyVersion,
        String actor,
        Instant recordedTime,
        Origin origin,
        String dataHash,
        @Nullable String traceparent,
        @Nullable String tracestate) {

    /** How an event came into the journal. */
    public enum Origin {
        ONLINE,
        /** Reserved: nothing says so yet, and who hears it takes it like any other. */
        OFFLINE_SYNC,
        /** Reserved, as the one above. */
        PAPER_BACKENTRY
    }
}
