package org.chairside.journal.inbox;

import java.util.List;
import java.util.Objects;

/** How a stream stands once a person has decided about one of its quarantined records. Pure. */
public final class Freeing {

    private Freeing() {}

    /** The record waits again like the others of its stream. */
    public static StreamState retried(StreamState stream, SetAside row, List<Waiting> waiting) {
        return forkRemains(row, waiting) ? stream : stream.withoutHold();
    }

    /**
     * The record is passed over. Its number goes with it, unless another record claims the same number, or the record was an
     * impostor that never belonged to the stream.
     *
     * @throws EarlierMissing if events before it have not come: nobody can know yet what would be skipped
     */
    public static StreamState skipped(StreamState stream, SetAside row, List<Waiting> waiting, boolean monotone) {
        int sequence = Objects.requireNonNull(row.envelope()).sequence();
        if (impostor(row)) {
            return stream;
        }
        StreamState freed = forkRemains(row, waiting) ? stream : stream.withoutHold();
        if (sequence <= stream.last() || claimedByAnother(row, sequence, waiting)) {
            return freed;
        }
        if (!monotone && sequence > stream.last() + 1) {
            throw new EarlierMissing();
        }
        return freed.skipping(sequence);
    }

    private static boolean impostor(SetAside row) {
        return row.poison() != null && row.poison().reason().impostor();
    }

    private static boolean claimedByAnother(SetAside row, int sequence, List<Waiting> waiting) {
        return waiting.stream()
                .anyMatch(other -> other.id() != row.id() && other.sequence() == sequence && !other.impostor());
    }

    private static boolean forkRemains(SetAside row, List<Waiting> waiting) {
        return waiting.stream()
                .anyMatch(other -> other.id() != row.id()
                        && other.state() == SetAside.State.QUARANTINED
                        && other.reason() == Reason.SEQUENCE_FORK);
    }

    /** Events before the record have not come. */
    public static final class EarlierMissing extends RuntimeException {
        EarlierMissing() {
            super("earlier events of this stream have not come yet");
        }
    }
}
