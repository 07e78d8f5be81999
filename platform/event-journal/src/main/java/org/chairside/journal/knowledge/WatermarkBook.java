package org.chairside.journal.knowledge;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.chairside.journal.relay.Watermark;
import org.jspecify.annotations.Nullable;

/** The last watermarks heard, per topic; safe for use by many threads. What is written here is believed. */
public final class WatermarkBook {

    private final Map<String, Heard> byTopic = new HashMap<>();
    /** By the moment they speak of: a relay that has been taken over from may still have had one on its way. */
    private final Map<String, Watermark> newest = new HashMap<>();

    private final Set<Partition> otherLog = new HashSet<>();

    private record Partition(String topic, int number) {}

    public synchronized void hear(Watermark watermark) {
        for (String topic : watermark.offsets().keySet()) {
            Heard heard = byTopic.computeIfAbsent(topic, any -> new Heard());
            Watermark before = newest.get(topic);
            if (before == null || !watermark.asOf().isBefore(before.asOf())) {
                if (before != null && restarted(topic, offsets(before, topic), offsets(watermark, topic))) {
                    heard.forget();
                }
                newest.put(topic, watermark);
            }
            heard.add(watermark);
        }
    }

    /** In one log offsets only rise. What was heard of an earlier log says nothing any more. */
    private boolean restarted(String topic, List<Long> before, List<Long> now) {
        boolean any = false;
        for (int partition = 0; partition < Math.min(before.size(), now.size()); partition++) {
            if (now.get(partition) < before.get(partition)) {
                otherLog.add(new Partition(topic, partition));
                any = true;
            }
        }
        return any;
    }

    /** Whether a consumer's place may be one in a log that is gone: it lies beyond the end of the one there is. */
    private boolean outOfPlace(String topic, int partition, long nextOffset, long last) {
        Partition each = new Partition(topic, partition);
        if (nextOffset > last + 1) {
            return otherLog.contains(each);
        }
        otherLog.remove(each);
        return false;
    }

    /** The partition of a key, as the broker's own partitioner computes it; empty while nothing has been heard of the topic. */
    synchronized Optional<Integer> partition(String topic, String key) {
        int partitions = partitions(topic);
        return partitions == 0
                ? Optional.empty()
                : Optional.of(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions));
    }

    /**
     * The latest moment up to which everything of a key is complete once all of its partition before {@code nextOffset} is applied.
     *
     * @param refilledAfter what was there before is not known unless all was published again, asked for after this; null if nothing is
     *     missed
     */
    synchronized Optional<Instant> asOf(
            String topic, int partition, String key, long nextOffset, @Nullable Instant refilledAfter) {
        List<Long> ends = last(topic).map(each -> offsets(each, topic)).orElse(List.of());
        if (partition < ends.size() && outOfPlace(topic, partition, nextOffset, ends.get(partition))) {
            return Optional.empty();
        }
        return byTopic.getOrDefault(topic, new Heard())
                .newest(each -> reached(offsets(each, topic), partition, nextOffset)
                        && !each.withheldKeys().contains(key)
                        && (refilledAfter == null || each.refilledAfter(topic, refilledAfter)))
                .map(Watermark::asOf);
    }

    private static boolean reached(List<Long> offsets, int partition, long nextOffset) {
        return partition < offsets.size() && offsets.get(partition) < nextOffset;
    }

    /** Whether an event of this key stands aside at its source. */
    synchronized boolean withheld(String topic, String key) {
        return last(topic).filter(each -> each.withheldKeys().contains(key)).isPresent();
    }

    private Optional<Watermark> last(String topic) {
        return Optional.ofNullable(byTopic.get(topic)).flatMap(Heard::last);
    }

    private static List<Long> offsets(Watermark watermark, String topic) {
        return watermark.offsets().getOrDefault(topic, List.of());
    }

    /** How many partitions a topic has; 0 while nothing has been heard of it. */
    synchronized int partitions(String topic) {
        return last(topic).map(each -> offsets(each, topic).size()).orElse(0);
    }

    /** The topics something has been heard of. */
    public synchronized Set<String> topics() {
        return Set.copyOf(byTopic.keySet());
    }
}
