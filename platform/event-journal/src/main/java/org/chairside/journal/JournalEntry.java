package org.chairside.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of one decision about one stream.
 *
 * @param stream such as {@code appointment/<id>}
 * @param lastSequence the sequence of the stream's last event so far, 0 for a new stream: the aggregate's version before the decision
 * @param recordKey what the events are ordered and partitioned by: the patient token, else the site or resource
 * @param journey the visit, if there is one
 * @param policyVersion the policy the decision used, if any
 * @param occurredAt when it happened in the clinic
 * @param events in order, at least one
 */
public record JournalEntry(
        String stream,
        int lastSequence,
        String recordKey,
        @Nullable String site,
        @Nullable UUID journey,
        @Nullable Integer policyVersion,
        Instant occurredAt,
        List<?> events) {

    public JournalEntry {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an entry has at least one event");
        }
        events = List.copyOf(events);
    }
}
