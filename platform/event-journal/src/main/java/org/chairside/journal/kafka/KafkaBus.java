package org.chairside.journal.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.chairside.journal.Unreachable;
import org.chairside.journal.relay.Bus;
import org.chairside.journal.relay.OutgoingRecord;
import org.jspecify.annotations.Nullable;

/** The idempotent producer; once it has lost a record it takes no more until it is made anew, so that nothing overtakes. */
public final class KafkaBus implements Bus, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaAddress address;
    private final ByteArraySerializer bytes = new ByteArraySerializer();
    private @Nullable Producer<byte[], byte[]> producer;
    private @Nullable Admin admin;
    private volatile boolean broken;

    public KafkaBus(KafkaAddress address) {
        this.address = address;
    }

    @Override
    public void send(OutgoingRecord record, Answer answer) {
        if (broken) {
            answer.lost();
            return;
        }
        ProducerRecord<byte[], byte[]> outgoing = new ProducerRecord<>(
                address.actual(record.topic()), record.key().getBytes(StandardCharsets.UTF_8), record.value());
        record.headers().forEach((name, value) -> outgoing.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            var _ = producer().send(outgoing, (metadata, failure) -> {
                if (failure == null) {
                    answer.acknowledged(metadata.partition(), metadata.offset());
                } else {
                    fail(failure, answer);
                }
            });
        } catch (RuntimeException failure) {
            fail(failure, answer);
        }
    }

    private void fail(Exception failure, Answer answer) {
        switch (failure) {
            case RecordTooLargeException _ -> answer.refused("too-large");
            case SerializationException _, InvalidRecordException _ -> answer.refused("unserialisable");
            default -> {
                broken = true;
                answer.lost();
            }
        }
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(
                    address.client(Map.of(
                            "acks", "all",
                            "enable.idempotence", true,
                            "max.in.flight.requests.per.connection", 5,
                            "linger.ms", 0,
                            "batch.size", 131_072,
                            "compression.type", "lz4",
                            "max.block.ms", 2_000,
                            "request.timeout.ms", 5_000,
                            "delivery.timeout.ms", 10_000,
                            "client.id", "chairside-relay")),
                    bytes,
                    bytes);
            producer = open;
        }
        return open;
    }

    @Override
    public void restart() {
        Producer<byte[], byte[]> old = producer;
        producer = null;
        if (old != null) {
            old.close(Duration.ZERO);
        }
        broken = false;
    }

    @Override
    public Map<String, List<Long>> lastOffsets(Collection<String> topics) {
        Map<String, List<Long>> last = new HashMap<>();
        try {
            Map<String, TopicDescription> descriptions = admin().describeTopics(
                            topics.stream().map(address::actual).toList())
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            descriptions.forEach((topic, description) -> description
                    .partitions()
                    .forEach(each -> wanted.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest())));
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin().listOffsets(wanted).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            descriptions.forEach((topic, description) -> {
                List<Long> offsets = new ArrayList<>();
                for (int each = 0; each < description.partitions().size(); each++) {
                    ListOffsetsResultInfo end = ends.get(new TopicPartition(topic, each));
                    offsets.add(end == null ? -1L : end.offset() - 1);
                }
                last.put(address.catalogued(topic), offsets);
            });
        } catch (ExecutionException | TimeoutException failure) {
            throw new Unreachable("the broker, or a topic of this service is not there yet", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unreachable("stopping", stopping);
        }
        return last;
    }

    private Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(address.client(Map.of(
                    "client.id", "chairside-relay-admin",
                    "request.timeout.ms", 3_000,
                    "default.api.timeout.ms", 4_000)));
            admin = open;
        }
        return open;
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(PATIENCE);
        }
        Admin asking = admin;
        admin = null;
        if (asking != null) {
            asking.close(Duration.ZERO);
        }
    }
}
