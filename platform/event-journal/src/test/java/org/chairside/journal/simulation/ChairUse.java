package org.chairside.journal.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chairside.journal.Envelope;
import org.chairside.journal.example.ChairEvent;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.example.ChairTaken;

/** The service that hears: what was applied, in order, and how often each chair was used. */
final class ChairUse implements InMemoryInbox.Participant {

    private Map<String, List<Envelope>> applied = new LinkedHashMap<>();
    private Map<String, Integer> uses = new LinkedHashMap<>();

    void apply(ChairEvent event, Envelope envelope) {
        List<Envelope> before = new ArrayList<>(applied.getOrDefault(envelope.stream(), List.of()));
        before.add(envelope);
        applied.put(envelope.stream(), before);
        uses.merge(envelope.stream(), value(event), (so, far) -> 31 * so + far);
    }

    private static int value(ChairEvent event) {
        return switch (event) {
            case ChairTaken taken -> taken.minutes();
            case ChairFreed _ -> 1;
        };
    }

    List<Envelope> applied(String stream) {
        return applied.getOrDefault(stream, List.of());
    }

    Iterable<String> streams() {
        return applied.keySet();
    }

    /** The same fold, over the journal's own rows. */
    static int fold(List<Chairs.Committed> history) {
        int value = 0;
        boolean first = true;
        for (Chairs.Committed each : history) {
            int one = each.row().envelope().type().equals("example.chair-taken.v1") ? 40 : 1;
            value = first ? one : 31 * value + one;
            first = false;
        }
        return value;
    }

    int uses(String stream) {
        return uses.getOrDefault(stream, 0);
    }

    @Override
    public Object snapshot() {
        return List.of(new LinkedHashMap<>(applied), new LinkedHashMap<>(uses));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void restore(Object snapshot) {
        List<?> both = (List<?>) snapshot;
        applied = new LinkedHashMap<>((Map<String, List<Envelope>>) both.get(0));
        uses = new LinkedHashMap<>((Map<String, Integer>) both.get(1));
    }
}
