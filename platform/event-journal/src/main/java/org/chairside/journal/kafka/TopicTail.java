package org.chairside.journal.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what is newest in a topic, in every instance of a service and without a group, until it is closed or something fails. */
public final class TopicTail implements Runnable, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);

    private final KafkaAddress address;
    private final String topic;
    private final Consumer<byte[]> listener;
    private volatile Runnable heard = () -> {};
    private volatile boolean closed;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    public TopicTail(KafkaAddress address, String topic, Consumer<byte[]> listener) {
        this.address = address;
        this.topic = address.actual(topic);
        this.listener = listener;
    }

    /** @param heard is told, again and again, that the broker answers */
    public void whenTheBrokerAnswers(Runnable heard) {
        this.heard = heard;
    }

    @Override
    public void run() {
        try {
            listen();
        } catch (WakeupException stopping) {
            log.debug("{} is read no more", topic);
        }
    }

    private void listen() {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        Map<String, Object> settings = address.client(Map.of(
                "client.id",
                "chairside-listening-" + topic,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "latest",
                "allow.auto.create.topics",
                false,
                "fetch.max.wait.ms",
                500,
                "default.api.timeout.ms",
                5_000));
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            current = consumer;
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!closed && !partitions.isEmpty()) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(500));
                heard.run();
                for (ConsumerRecord<byte[], byte[]> record : polled) {
                    if (record.value() != null) {
                        listener.accept(record.value());
                    }
                }
            }
        }
    }

    /** Lets {@link #run} listen, again if it was closed. */
    public void open() {
        closed = false;
    }

    @Override
    public void close() {
        closed = true;
        KafkaConsumer<byte[], byte[]> polling = current;
        if (polling != null) {
            polling.wakeup();
        }
    }
}
