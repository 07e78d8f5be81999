package org.chairside.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Watches every topic of Chairside from now on, as one more consumer. */
public final class EventWatch implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<Seen> seen = new ArrayList<>();
    private final CountDownLatch watching = new CountDownLatch(1);
    private final Thread thread;

    /**
     * An event as it came by.
     *
     * @param key the patient token, else the site
     * @param latency from when the journal recorded it to when this consumer had it
     */
    public record Seen(String fact, String key, String service, Duration latency) {}

    public EventWatch(String bootstrapServers) {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        thread = Thread.ofPlatform().daemon().name("event-watch").start(this::watch);
        try {
            watching.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** All events with this key so far, oldest first. */
    public List<Seen> of(String key) {
        synchronized (seen) {
            return seen.stream().filter(event -> event.key().equals(key)).toList();
        }
    }

    private void watch() {
        try (consumer) {
            consumer.assign(partitions());
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
            watching.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(Duration.ofMillis(100)).forEach(this::note);
            }
        } catch (WakeupException closed) {
            // close() asked for it
        } finally {
            watching.countDown();
        }
    }

    private List<TopicPartition> partitions() {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().startsWith("chairside.")
                        && !topic.getKey().startsWith("chairside.operations."))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private void note(ConsumerRecord<String, String> record) {
        var now = Instant.now();
        var recorded = header(record, "ce_recordedtime");
        if (recorded.isEmpty() || record.key() == null) {
            return; // no event: others may write here too
        }
        var type = header(record, "ce_type");
        var words = type.split("\\.", -1);
        synchronized (seen) {
            seen.add(new Seen(
                    words.length == 4 ? words[2] : type,
                    record.key(),
                    words.length == 4 ? words[1] : "",
                    Duration.between(Instant.parse(recorded), now)));
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
