package org.chairside.journal.knowledge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.chairside.journal.relay.Watermark;

/** The last watermarks heard, per topic; safe for use by many threads. */
public final class WatermarkBook {

    private static final int KEPT = 64;

    private final Map<String, Deque<Watermark>> byTopic = new HashMap<>();

    public synchronized void hear(Watermark watermark) {
        for (String topic : watermark.offsets().keySet()) {
            Deque<Watermark> heard = byTopic.computeIfAbsent(topic, any -> new ArrayDeque<>());
            heard.addLast(watermark);
            if (heard.size() > KEPT) {
                heard.removeFirst();
            }
        }
    }

    /** The partition of a key, as the broker's own partitioner computes it; empty while nothing has been heard of the topic. */
    synchronized Optional<Integer> partition(String topic, String key) {
        Deque<Watermark> heard = byTopic.get(topic);
        if (heard == null) {
            return Optional.empty();
        }
        int partitions = offsets(heard.getLast(), topic).size();
        return partitions == 0
                ? Optional.empty()
                : Optional.of(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions));
    }

    /** The latest moment up to which everything of a partition is complete once all before {@code nextOffset} is applied. */
    synchronized Optional<Instant> asOf(String topic, int partition, long nextOffset) {
        Deque<Watermark> heard = byTopic.getOrDefault(topic, new ArrayDeque<>());
        for (Iterator<Watermark> newestFirst = heard.descendingIterator(); newestFirst.hasNext(); ) {
            Watermark watermark = newestFirst.next();
            List<Long> offsets = offsets(watermark, topic);
            if (partition < offsets.size() && offsets.get(partition) < nextOffset) {
                return Optional.of(watermark.asOf());
            }
        }
        return Optional.empty();
    }

    /** Whether an event of this key stands aside at its source. */
    synchronized boolean withheld(String topic, String key) {
        Deque<Watermark> heard = byTopic.get(topic);
        return heard != null && heard.getLast().withheldKeys().contains(key);
    }

    private static List<Long> offsets(Watermark watermark, String topic) {
        return watermark.offsets().getOrDefault(topic, List.of());
    }

    /** The topics something has been heard of. */
    public synchronized Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }
}
