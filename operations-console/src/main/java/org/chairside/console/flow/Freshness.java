package org.chairside.console.flow;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chairside.journal.relay.Watermark;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * As of when the read models are complete.
 *
 * <p>A watermark says: all that the service committed before this moment stands at or below these offsets. Once the inbox has passed
 * them, the read models hold it. Until every service has said so once, nothing is known, and nothing is claimed.
 */
@Component
public class Freshness {

    private static final int REMEMBERED = 200;

    private final JdbcClient jdbc;
    private final String consumer;
    private final Map<String, Deque<Watermark>> waiting = new HashMap<>();
    private final Map<String, Instant> known = new HashMap<>();
    private final Set<String> heardTopics;

    Freshness(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.consumer = catalogue.self();
        this.heardTopics = new HashSet<>(catalogue.heardByConsole());
    }

    /** What can be believed of a service. */
    synchronized void heard(Watermark watermark) {
        for (var topic : watermark.offsets().keySet()) {
            if (heardTopics.contains(topic)) {
                var queue = waiting.computeIfAbsent(topic, unused -> new ArrayDeque<>());
                queue.addLast(watermark);
                if (queue.size() > REMEMBERED) {
                    queue.removeFirst();
                }
            }
        }
    }

    /** The moment up to which all topics are complete here; empty while one of them is not known. */
    public Optional<Instant> asOf() {
        var perTopic = perTopic();
        return perTopic.keySet().containsAll(heardTopics)
                ? perTopic.values().stream().min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** The same for each topic; those of which nothing is known are not in it. */
    public synchronized Map<String, Instant> perTopic() {
        var next = nextOffsets();
        waiting.forEach((topic, queue) -> {
            while (!queue.isEmpty() && isPassed(topic, queue.getFirst(), next)) {
                known.put(topic, queue.removeFirst().asOf());
            }
        });
        return Map.copyOf(known);
    }

    private static boolean isPassed(String topic, Watermark watermark, Map<Partition, Long> next) {
        var offsets = watermark.offsets().getOrDefault(topic, List.of());
        for (int partition = 0; partition < offsets.size(); partition++) {
            if (offsets.get(partition) >= next.getOrDefault(new Partition(topic, partition), 0L)) {
                return false;
            }
        }
        return true;
    }

    private Map<Partition, Long> nextOffsets() {
        var next = new HashMap<Partition, Long>();
        jdbc.sql("select topic, partition, next_offset from inbox_position where consumer = :consumer")
                .param("consumer", consumer)
                .query(row -> {
                    next.put(new Partition(row.getString(1), row.getInt(2)), row.getLong(3));
                });
        return next;
    }

    private record Partition(String topic, int number) {}
}
