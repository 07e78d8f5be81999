package org.chairside.journal.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.chairside.journal.Envelope;
import org.chairside.journal.JournalEntry;
import org.chairside.journal.append.EventStamp;
import org.chairside.journal.append.JournalRow;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.example.ChairTaken;
import org.chairside.journal.relay.JournalStore.Unpublished;

/** The service that speaks: chairs are taken and freed, in transactions that may stay open while others commit. */
final class Chairs {

    /** What was committed, and when; the run's own history, which no part of the product writes. */
    record Committed(UUID id, String stream, int sequence, String key, Instant at, JournalRow row) {
        String name() {
            return stream + "#" + sequence;
        }
    }

    private static final int STREAMS = 6;
    private static final int KEYS = 4;

    private final InMemoryJournal journal;
    private final PortCalls calls;
    private final Random random;
    private final Supplier<Instant> now;
    private final EventStamp stamp;
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, List<Unpublished>> open = new LinkedHashMap<>();
    private final Map<String, List<Committed>> history = new LinkedHashMap<>();
    private final Set<UUID> ids = new HashSet<>();

    Chairs(InMemoryJournal journal, TopicCatalogue catalogue, PortCalls calls, Random random, Supplier<Instant> now) {
        this.journal = journal;
        this.calls = calls;
        this.random = random;
        this.now = now;
        this.stamp = new EventStamp(
                new Speaker("main", "chair-service"),
                catalogue,
                Examples.CODEC,
                () -> new UUID(random.nextLong(), random.nextLong()),
                now::get,
                () -> null,
                () -> null);
    }

    static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (int each = 0; each < KEYS; each++) {
            keys.add("patient-" + each);
        }
        return keys;
    }

    /** A command begins: it holds its chair's row, and has its positions, until it ends. */
    void begin() {
        int chair = random.nextInt(STREAMS);
        String stream = "chair/" + chair;
        if (open.containsKey(stream)) {
            return;
        }
        int version = versions.getOrDefault(stream, 0);
        List<Object> events = new ArrayList<>();
        for (int each = 0; each <= random.nextInt(3); each++) {
            events.add((version + each) % 2 == 0 ? ChairTaken.example() : new ChairFreed("chair-" + chair));
        }
        List<Unpublished> rows = new ArrayList<>();
        for (JournalRow row : stamp.rows(
                new JournalEntry(stream, version, "patient-" + chair % KEYS, "ROC", null, null, now.get(), events))) {
            rows.add(new Unpublished(journal.takePosition(), row));
        }
        open.put(stream, rows);
    }

    /** One of the open commands ends. */
    boolean end() {
        if (open.isEmpty()) {
            return false;
        }
        List<String> streams = List.copyOf(open.keySet());
        String stream = streams.get(random.nextInt(streams.size()));
        List<Unpublished> rows = open.get(stream);
        boolean commits = random.nextInt(8) != 0;
        try {
            calls.at("before the command's commit");
        } finally {
            open.remove(stream);
        }
        boolean late = journal.rows().size() > 0 && rows.getFirst().position() < journal.lastCommitted();
        if (commits) {
            rows.forEach(this::commit);
            calls.at("after the command's commit");
        }
        return commits && late;
    }

    private void commit(Unpublished row) {
        Envelope envelope = row.row().envelope();
        journal.commit(row.position(), row.row());
        versions.put(envelope.stream(), envelope.sequence());
        ids.add(envelope.id());
        history.computeIfAbsent(envelope.stream(), _ -> new ArrayList<>())
                .add(new Committed(
                        envelope.id(),
                        envelope.stream(),
                        envelope.sequence(),
                        envelope.partitionKey(),
                        now.get(),
                        row.row()));
    }

    void abandonAll() {
        open.clear();
    }

    /** Rows whose transaction has not ended. */
    List<Unpublished> uncommitted() {
        return open.values().stream().flatMap(List::stream).toList();
    }

    /** Streams that wait at their source, because an event of theirs cannot be sent. */
    Set<String> parked() {
        return journal.parkedStreams();
    }

    Map<String, List<Committed>> history() {
        return history;
    }

    boolean committed(UUID id) {
        return ids.contains(id);
    }
}
