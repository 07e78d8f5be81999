package org.chairside.journal.inbox;

import java.time.Instant;
import org.chairside.journal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * How far a consumer has come in a stream.
 *
 * @param known whether there is a row of it yet
 * @param last the sequence of the last event applied or skipped, 0 before the first
 * @param heldSince when its next event was quarantined
 * @param gapSince when a later event came before the next
 */
public record StreamState(
        String stream,
        boolean known,
        int last,
        @Nullable Instant heldSince,
        @Nullable Instant gapSince,
        Fingerprints fingerprints) {

    public static StreamState unknown(String stream) {
        return new StreamState(stream, false, 0, null, null, Fingerprints.NONE);
    }

    public boolean held() {
        return heldSince != null;
    }

    /** Whether later events of this stream stand aside. */
    public boolean othersWait() {
        return heldSince != null || gapSince != null;
    }

    StreamState after(Envelope envelope) {
        return new StreamState(stream, known, envelope.sequence(), heldSince, gapSince, fingerprints.with(envelope));
    }

    /** The last event was not applied as its owner had sent it. */
    StreamState lastCorrected() {
        return new StreamState(stream, known, last, heldSince, gapSince, fingerprints.withAnyContentOfTheLast());
    }

    StreamState heldAt(Instant now) {
        return new StreamState(stream, known, last, heldSince == null ? now : heldSince, gapSince, fingerprints);
    }

    StreamState gapAt(Instant now) {
        return new StreamState(stream, known, last, heldSince, gapSince == null ? now : gapSince, fingerprints);
    }

    public StreamState withoutHold() {
        return new StreamState(stream, known, last, null, gapSince, fingerprints);
    }

    StreamState withoutGap() {
        return new StreamState(stream, known, last, heldSince, null, fingerprints);
    }

    /** Skips one sequence: a person decided so. */
    public StreamState skipping(int sequence) {
        return new StreamState(stream, known, sequence, heldSince, gapSince, Fingerprints.NONE);
    }
}
