package org.chairside.journal.failure;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.chairside.journal.append.JournalRow;
import org.chairside.journal.codec.EnvelopeHeaders;
import org.jspecify.annotations.Nullable;

/** A producer that is not the relay: it sends whatever it is told to. */
final class Wire implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String prefix;

    Wire(String brokers, String prefix) {
        this(brokers, prefix, Map.of());
    }

    Wire(String brokers, String prefix, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("bootstrap.servers", brokers, "max.request.size", 8_000_000, "linger.ms", 5, "acks", "all"));
        settings.putAll(more);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.prefix = prefix;
    }

    KafkaProducer<byte[], byte[]> producer() {
        return producer;
    }

    Future<RecordMetadata> send(String topic, Letter letter) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(prefix + topic, letter.key, letter.value);
        letter.headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return producer.send(record);
    }

    static RecordMetadata arrived(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    /** A record before it is sent, open to every kind of damage. */
    static final class Letter {
        byte @Nullable [] key;
        final Map<String, String> headers;
        byte @Nullable [] value;

        private Letter(String key, Map<String, String> headers, byte[] value) {
            this.key = key.getBytes(StandardCharsets.UTF_8);
            this.headers = headers;
            this.value = value;
        }

        static Letter of(JournalRow row) {
            return new Letter(
                    row.envelope().partitionKey(), new HashMap<>(EnvelopeHeaders.write(row.envelope())), row.data());
        }
    }
}
