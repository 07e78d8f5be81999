package org.chairside.journal.operations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that stands aside, without its contents.
 *
 * @param tries how often people had it tried again
 * @param proposal what waits for a second person
 */
public record QuarantinedRecord(
        long id,
        String topic,
        int partition,
        long offset,
        @Nullable String stream,
        @Nullable Integer sequence,
        @Nullable UUID eventId,
        @Nullable String type,
        String state,
        @Nullable String reason,
        @Nullable String pointer,
        @Nullable String exception,
        Instant arrivedAt,
        int tries,
        @Nullable Instant resolvedAt,
        @Nullable String resolution,
        @Nullable String decidedBy,
        @Nullable String approvedBy,
        @Nullable Proposal proposal) {

    /** A decision that waits for a second person, who names it by its id. */
    public record Proposal(long id, String action, String reason, String proposedBy, Instant proposedAt) {}
}
