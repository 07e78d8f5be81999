package org.chairside.journal.inbox;

import org.jspecify.annotations.Nullable;

/**
 * What became of some events of one stream, from the same transaction. No payload.
 *
 * @param stream null if the record did not say
 * @param from first sequence, 0 if unknown
 * @param to last sequence
 * @param reason a {@link Reason} code, for quarantined ones and for one held because its key is not here yet; {@code missing} on a receipt that asks for the events it names
 */
public record Receipt(
        @Nullable String stream,
        int from,
        int to,
        Outcome outcome,
        @Nullable String reason) {

    /** As the console shows it. */
    public enum Outcome {
        APPLIED,
        DUPLICATE_IGNORED,
        GAP_PARKED,
        HELD,
        QUARANTINED,
        RESOLVED
    }

    boolean continuedBy(Receipt next) {
        return stream != null
                && stream.equals(next.stream)
                && outcome == next.outcome
                && next.from == to + 1
                && outcome != Outcome.QUARANTINED;
    }

    Receipt upTo(Receipt next) {
        return new Receipt(stream, from, next.to, outcome, reason);
    }
}
