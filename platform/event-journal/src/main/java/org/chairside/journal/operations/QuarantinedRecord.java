package org.chairside.journal.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.chairside.journal.inbox.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * A record that stands aside, without its contents.
 *
 * @param tries how often people had it tried again
 * @param decisionReason why whoever decided did
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
        SetAside.State state,
        @Nullable String reason,
        @Nullable String pointer,
        @Nullable String exception,
        Instant arrivedAt,
        int tries,
        @Nullable Instant resolvedAt,
        @Nullable String resolution,
        @Nullable String decidedBy,
        @Nullable String approvedBy,
        @Nullable String decisionReason,
        @Nullable Proposal proposal) {

    /** A decision that waits for a second person, who names it by its id. */
    public record Proposal(long id, Action action, String reason, String proposedBy, Instant proposedAt) {}

    /** A proposal that waits no more: {@code approved}, {@code withdrawn} or {@code overtaken} by another decision. */
    public record ClosedProposal(
            long id,
            Action action,
            String reason,
            String proposedBy,
            Instant proposedAt,
            String outcome,
            String closedBy,
            Instant closedAt) {}

    /** What one person alone may not do on a clinical topic. */
    public enum Action {
        /** Go on without the record. */
        SKIP,
        /** Put a corrected event in its place. */
        REPLACE;

        /** As it is written in the database, and in answers. */
        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Action of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
