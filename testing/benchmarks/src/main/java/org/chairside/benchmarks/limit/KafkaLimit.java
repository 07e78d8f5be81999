package org.chairside.benchmarks.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.chairside.benchmarks.measure.Percentiles;

/** One producer set as the relay's is, one consumer, nothing in between: values of the usual size, numbered by their keys. */
public final class KafkaLimit {

    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String brokers;
    private final String topic;
    private final byte[] value;

    private KafkaLimit(String brokers, String topic, byte[] value) {
        this.brokers = brokers;
        this.topic = topic;
        this.value = value;
    }

    /** @param topic does not exist yet */
    public static KafkaLimit on(String brokers, String topic, byte[] value) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        return new KafkaLimit(brokers, topic, value);
    }

    /** From the moment a record was due to its arrival at the consumer. */
    public Percentiles latency(int perSecond, Duration time) throws Exception {
        int count = (int) (perSecond * time.toMillis() / 1_000);
        long[] due = new long[count];
        long[] arrived = exchange(count, producer -> {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                due[i] = start + (long) i * 1_000_000_000L / perSecond;
                for (long left = due[i] - System.nanoTime(); left > 0; left = due[i] - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                send(producer, i);
            }
        });
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = arrived[i] - due[i];
        }
        return Percentiles.of(nanos);
    }

    /** Records a second, from the first sent to the last received. */
    public double rate(int count) throws Exception {
        long[] start = new long[1];
        long[] arrived = exchange(count, producer -> {
            start[0] = System.nanoTime();
            for (int i = 0; i < count; i++) {
                send(producer, i);
            }
        });
        long end = start[0];
        for (long each : arrived) {
            end = Math.max(end, each);
        }
        return count / ((end - start[0]) / 1e9);
    }

    private interface Sending {
        void run(KafkaProducer<Integer, byte[]> producer);
    }

    private void send(KafkaProducer<Integer, byte[]> producer, int number) {
        var _ = producer.send(new ProducerRecord<>(topic, number, value));
    }

    /** When each record arrived, by number. */
    private long[] exchange(int count, Sending sending) throws Exception {
        Map<String, Object> producing = Map.of(
                "bootstrap.servers",
                brokers,
                "acks",
                "all",
                "linger.ms",
                0,
                "batch.size",
                131_072,
                "compression.type",
                "lz4");
        try (ExecutorService background = Executors.newSingleThreadExecutor();
                KafkaConsumer<Integer, byte[]> consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", brokers), new IntegerDeserializer(), new ByteArrayDeserializer());
                KafkaProducer<Integer, byte[]> producer =
                        new KafkaProducer<>(producing, new IntegerSerializer(), new ByteArraySerializer())) {
            List<TopicPartition> all = new ArrayList<>();
            for (int i = 0; i < PARTITIONS; i++) {
                all.add(new TopicPartition(topic, i));
            }
            consumer.assign(all);
            consumer.seekToEnd(all);
            all.forEach(consumer::position);
            producer.partitionsFor(topic);
            Callable<long[]> receiving = () -> receive(consumer, count);
            Future<long[]> arrived = background.submit(receiving);
            sending.run(producer);
            return arrived.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka by itself failed", failure.getCause());
        }
    }

    private static long[] receive(KafkaConsumer<Integer, byte[]> consumer, int count) {
        long[] arrived = new long[count];
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int received = 0; received < count; ) {
            var records = consumer.poll(Duration.ofMillis(100));
            long now = System.nanoTime();
            for (ConsumerRecord<Integer, byte[]> each : records) {
                arrived[each.key()] = now;
                received++;
            }
            if (now > deadline) {
                throw new IllegalStateException("only " + received + " of " + count + " records came");
            }
        }
        return arrived;
    }
}
