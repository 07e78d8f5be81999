package org.chairside.journal.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.chairside.journal.Envelope;
import org.chairside.journal.inbox.IncomingRecord.Place;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.relay.OutgoingRecord;
import org.chairside.journal.simulation.Violation.Invariant;

/** Compares what was committed with what came of it; knows nothing of how. */
final class Checker {

    private final Chairs chairs;
    private final ChairUse use;
    private final InMemoryInbox inbox;
    private final Set<String> cursed;

    Checker(Chairs chairs, ChairUse use, InMemoryInbox inbox, Set<String> cursed) {
        this.chairs = chairs;
        this.use = use;
        this.inbox = inbox;
        this.cursed = cursed;
    }

    /** Applied, in order and once; or standing aside. */
    void everyEventHasItsPlace() {
        Set<UUID> aside = new HashSet<>();
        for (SetAside each : inbox.aside()) {
            Envelope envelope = each.envelope();
            if (envelope != null) {
                aside.add(envelope.id());
            }
        }
        appliedIsAPrefix();
        chairs.history().forEach((stream, events) -> {
            int applied = use.applied(stream).size();
            for (Chairs.Committed event : events.subList(applied, events.size())) {
                if (!aside.contains(event.id()) && !parkedAtItsSource(event)) {
                    throw new Violation(Invariant.NOTHING_LOST, event.name() + " is neither applied nor set aside");
                }
            }
        });
    }

    private boolean parkedAtItsSource(Chairs.Committed event) {
        return chairs.parked().contains(event.stream());
    }

    private void appliedIsAPrefix() {
        for (String stream : use.streams()) {
            Set<UUID> seen = new HashSet<>();
            List<Chairs.Committed> events = chairs.history().getOrDefault(stream, List.of());
            int next = 1;
            for (Envelope applied : use.applied(stream)) {
                String name = stream + "#" + applied.sequence();
                if (!chairs.committed(applied.id())) {
                    throw new Violation(Invariant.NO_EVENT_WITHOUT_A_CAUSE, name + " was applied and never committed");
                }
                if (!seen.add(applied.id())) {
                    throw new Violation(Invariant.NOTHING_APPLIED_TWICE, name + " was applied twice");
                }
                if (applied.sequence() != next++) {
                    throw new Violation(Invariant.ORDER_OF_THE_STREAM, name + " was applied out of turn");
                }
            }
            if (use.uses(stream)
                    != ChairUse.fold(events.subList(0, use.applied(stream).size()))) {
                throw new Violation(Invariant.PROJECTION_IS_THE_FOLD, stream);
            }
        }
    }

    /** Everything forged stands there, or a person has thrown it away; and nothing else but what the handler refuses. */
    void quarantineIsThePoison(Map<Place, String> injected) {
        Set<Place> expected = new HashSet<>(injected.keySet());
        expected.removeAll(inbox.discarded());
        for (SetAside each : inbox.aside()) {
            boolean forged = expected.remove(each.record().place());
            if (each.state() == SetAside.State.QUARANTINED && !forged) {
                Envelope envelope = each.envelope();
                String name = envelope == null ? "?" : envelope.stream() + "#" + envelope.sequence();
                if (!cursed.contains(name)) {
                    throw new Violation(
                            Invariant.QUARANTINE_IS_THE_POISON,
                            name + " is sound and stands in quarantine: " + each.poison());
                }
            }
        }
        if (!expected.isEmpty()) {
            Place missing = expected.iterator().next();
            throw new Violation(
                    Invariant.QUARANTINE_IS_THE_POISON,
                    "a forged record is not there: " + injected.get(missing) + " at " + missing);
        }
    }

    void allIsApplied() {
        appliedIsAPrefix();
        chairs.history().forEach((stream, events) -> {
            if (use.applied(stream).size() != events.size()) {
                throw new Violation(
                        Invariant.NOTHING_LOST,
                        stream + ": " + use.applied(stream).size() + " of " + events.size() + " applied");
            }
        });
    }

    /** On the broker each event of a stream first appears after the one before it. */
    void nothingOvertakes(List<OutgoingRecord> log) {
        Map<String, Integer> last = new HashMap<>();
        for (OutgoingRecord record : log) {
            String stream = String.valueOf(record.headers().get("ce_stream"));
            int sequence = Integer.parseInt(String.valueOf(record.headers().get("ce_sequence")));
            int before = last.getOrDefault(stream, 0);
            if (sequence > before + 1) {
                throw new Violation(Invariant.ORDER_ON_THE_BROKER, stream + "#" + sequence + " came after #" + before);
            }
            last.put(stream, Math.max(before, sequence));
        }
    }
}
