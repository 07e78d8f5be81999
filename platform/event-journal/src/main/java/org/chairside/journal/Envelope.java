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

    /** One whose trace, if any, carries no vendor's state. */
    public Envelope(
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
            @Nullable String traceparent) {
        this(
                id,
                type,
                source,
                time,
                subject,
                stream,
                sequence,
                partitionKey,
                site,
                journeyId,
                causationId,
                policyVersion,
                actor,
                recordedTime,
                origin,
                dataHash,
                traceparent,
                null);
    }

    /** How an event came into the journal. */
    public enum Origin {
        ONLINE,
        OFFLINE_SYNC,
        PAPER_BACKENTRY
    }
}
