package org.chairside.journal.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.IncomingRecord.Place;
import org.chairside.journal.inbox.Poison;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.inbox.StreamState;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.inbox.Waiting;
import org.chairside.journal.knowledge.Progress;

/** What an inbox keeps, with transactions that restore everything when they fail; {@link #alsoRestoring} adds a service's own state. */
public final class InMemoryInbox implements InboxStore, Transactions {

    /** Something else that commits and rolls back with the inbox. */
    public interface Participant {
        Object snapshot();

        void restore(Object snapshot);
    }

    /** The resolution of a record that a person threw away. */
    public static final String DISCARDED = "discarded";

    private final PortCalls calls;
    private final List<Participant> participants = new ArrayList<>();
    private Map<String, StreamState> streams = new HashMap<>();
    private Map<Long, SetAside> aside = new HashMap<>();
    private Map<Integer, Long> positions = new HashMap<>();
    private List<Receipt> receipts = new ArrayList<>();
    private Set<Place> discarded = new HashSet<>();
    private long nextId = 1;
    private boolean busy;

    public InMemoryInbox(PortCalls calls) {
        this.calls = calls;
    }

    public void alsoRestoring(Participant participant) {
        participants.add(participant);
    }

    @Override
    public void run(Runnable work) {
        calls.at("before the inbox's transaction");
        var before = new Object() {
            final Map<String, StreamState> streams = new HashMap<>(InMemoryInbox.this.streams);
            final Map<Long, SetAside> aside = new HashMap<>(InMemoryInbox.this.aside);
            final Map<Integer, Long> positions = new HashMap<>(InMemoryInbox.this.positions);
            final List<Receipt> receipts = new ArrayList<>(InMemoryInbox.this.receipts);
            final Set<Place> discarded = new HashSet<>(InMemoryInbox.this.discarded);
            final List<Object> others =
                    participants.stream().map(Participant::snapshot).toList();
        };
        boolean committed = false;
        busy = true;
        try {
            work.run();
            calls.at("before the inbox's commit");
            committed = true;
        } finally {
            busy = false;
            if (!committed) {
                streams = before.streams;
                aside = before.aside;
                positions = before.positions;
                receipts = before.receipts;
                discarded = before.discarded;
                for (int each = 0; each < participants.size(); each++) {
                    participants.get(each).restore(before.others.get(each));
                }
            }
        }
        calls.at("after the inbox's commit");
    }

    @Override
    public Map<String, StreamState> lock(Subscription subscription, Collection<String> wanted) {
        calls.at("before locking streams");
        Map<String, StreamState> known = new HashMap<>(streams);
        known.keySet().retainAll(wanted);
        return known;
    }

    @Override
    public void save(Subscription subscription, Collection<StreamState> states) {
        calls.at("before saving streams");
        states.forEach(state -> streams.put(
                state.stream(),
                new StreamState(
                        state.stream(),
                        true,
                        state.last(),
                        state.heldSince(),
                        state.gapSince(),
                        state.fingerprints())));
    }

    @Override
    public List<Waiting> waiting(Subscription subscription, String stream) {
        calls.at("before reading what waits");
        return standing(stream).map(InMemoryInbox::waiting).toList();
    }

    @Override
    public List<Waiting> next(Subscription subscription, String stream, int last) {
        calls.at("before reading what is next");
        return standing(stream)
                .map(InMemoryInbox::waiting)
                .filter(each -> each.sequence() > last || each.state() != SetAside.State.QUARANTINED)
                .filter(each -> !each.impostor())
                .limit(2)
                .toList();
    }

    @Override
    public SetAside read(Subscription subscription, Waiting waiting) {
        calls.at("before reading what stands aside");
        return Objects.requireNonNull(aside.get(waiting.id()));
    }

    /** What stands aside of a stream, in order. */
    Stream<SetAside> standing(String stream) {
        return aside.values().stream()
                .filter(each ->
                        each.envelope() != null && each.envelope().stream().equals(stream))
                .sorted(Comparator.comparingInt(InMemoryInbox::sequence).thenComparing(SetAside::id));
    }

    private static Waiting waiting(SetAside each) {
        Poison poison = each.poison();
        return new Waiting(each.id(), sequence(each), each.state(), poison == null ? null : poison.reason(), false);
    }

    private static int sequence(SetAside each) {
        return Objects.requireNonNull(each.envelope()).sequence();
    }

    @Override
    public boolean setAside(Subscription subscription, SetAside record) {
        calls.at("before setting aside");
        Place place = record.record().place();
        if (discarded.contains(place)) {
            return false;
        }
        if (aside.values().stream().noneMatch(each -> each.record().place().equals(place))) {
            long id = nextId++;
            aside.put(id, new SetAside(id, record.state(), record.record(), record.envelope(), record.poison()));
        }
        return true;
    }

    @Override
    public void condemn(SetAside waiting, Poison poison) {
        calls.at("before condemning");
        aside.put(
                waiting.id(),
                new SetAside(waiting.id(), SetAside.State.QUARANTINED, waiting.record(), waiting.envelope(), poison));
    }

    @Override
    public void hold(SetAside row) {
        calls.at("before holding a quarantined record");
        aside.put(row.id(), new SetAside(row.id(), SetAside.State.HELD, row.record(), row.envelope(), row.poison()));
    }

    @Override
    public void release(SetAside waiting, String resolution) {
        calls.at("before releasing");
        aside.remove(waiting.id());
        if (resolution.equals(DISCARDED)) {
            discarded.add(waiting.record().place());
        }
    }

    @Override
    public void conclude(
            Subscription subscription,
            Collection<StreamState> states,
            Map<Integer, Long> nextOffsets,
            List<Receipt> more) {
        save(subscription, states);
        calls.at("before noting the offsets");
        positions.putAll(nextOffsets);
        receipts(subscription, more);
    }

    @Override
    public void receipts(Subscription subscription, List<Receipt> more) {
        calls.at("before writing receipts");
        receipts.addAll(more);
    }

    /** Where the records stood that a person threw away. */
    public Set<Place> discarded() {
        return discarded;
    }

    /** Whether a transaction runs: what else it would lock must wait. */
    public boolean busy() {
        return busy;
    }

    /** A consumer was given a partition and stands there. */
    public void assigned(int partition, long nextOffset) {
        positions.put(partition, nextOffset);
    }

    /** Nothing comes: what is committed at the broker has been handled. */
    public void idle(int partition, long committed) {
        positions.merge(partition, committed, Math::max);
    }

    /** How far it has come, as the product's own reader of these rows would say. */
    public Progress.Standing standing(int partition, String key) {
        return new Progress.Standing(
                positions.getOrDefault(partition, 0L),
                aside.values().stream()
                        .anyMatch(each -> Arrays.equals(each.record().key(), key.getBytes(StandardCharsets.UTF_8))));
    }

    /** What stands aside, in the order it came. */
    public List<SetAside> aside() {
        return aside.values().stream()
                .sorted(Comparator.comparing(SetAside::id))
                .toList();
    }

    public List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    public int lastOf(String stream) {
        StreamState state = streams.get(stream);
        return state == null ? 0 : state.last();
    }
}
