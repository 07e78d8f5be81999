package org.chairside.journal.inbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chairside.journal.Envelope;
import org.chairside.journal.inbox.Receipt.Outcome;
import org.jspecify.annotations.Nullable;

/** The outcomes of a batch, with runs of one stream drawn together. */
final class Receipts {

    private final Map<String, Receipt> runs = new LinkedHashMap<>();
    private final List<Receipt> complete = new ArrayList<>();

    void add(Outcome outcome, Envelope envelope) {
        Receipt receipt = new Receipt(envelope.stream(), envelope.sequence(), envelope.sequence(), outcome, null);
        Receipt before = runs.get(envelope.stream());
        if (before != null && before.continuedBy(receipt)) {
            runs.put(envelope.stream(), before.upTo(receipt));
            return;
        }
        if (before != null) {
            complete.add(before);
        }
        runs.put(envelope.stream(), receipt);
    }

    /** What usually passes by itself is told as held: nobody need look yet. */
    void quarantined(@Nullable Envelope envelope, Reason reason) {
        Outcome outcome = reason.passes() ? Outcome.HELD : Outcome.QUARANTINED;
        complete.add(
                envelope == null
                        ? new Receipt(null, 0, 0, outcome, reason.code())
                        : new Receipt(
                                envelope.stream(), envelope.sequence(), envelope.sequence(), outcome, reason.code()));
    }

    List<Receipt> all() {
        List<Receipt> all = new ArrayList<>(complete);
        all.addAll(runs.values());
        return all;
    }
}
