package org.chairside.console.projection;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.chairside.contracts.Sealed;
import org.chairside.journal.Envelope;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.DataHash;
import org.chairside.journal.codec.EnvelopeHeaders;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.kafka.KafkaAddress;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Says on the topics what the other services would say, envelope and all; what is sealed is a ciphertext nobody can read. */
public class OtherServices implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TopicCatalogue catalogue;
    private final KafkaAddress address;
    private final KafkaProducer<String, byte[]> producer;
    private final EventCodec codec = new EventCodec(List.of(sealing()));
    private final Map<String, Integer> sequences = new HashMap<>();

    public OtherServices(TopicCatalogue catalogue, KafkaAddress address) throws Exception {
        this.catalogue = catalogue;
        this.address = address;
        Map<String, Object> broker = Map.of("bootstrap.servers", address.brokers());
        producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
        try (var admin = Admin.create(broker)) {
            for (var topic : catalogue.topics()) {
                try {
                    admin.createTopics(
                                    List.of(new NewTopic(address.actual(topic.name()), topic.partitions(), (short) 1)))
                            .all()
                            .get();
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof TopicExistsException)) {
                        throw failed;
                    }
                }
            }
        }
    }

    public void say(String stream, String key, UUID journey, Instant at, Object event) {
        var type = catalogue.typeOf(event);
        var topic = catalogue.topicOf(type).orElseThrow().name();
        var envelope = new Envelope(
                UUID.randomUUID(),
                type,
                "chairside/main/" + catalogue.topic(topic).owner(),
                at,
                stream,
                stream,
                sequences.merge(stream, 1, Integer::sum),
                key,
                "ROC",
                journey,
                null,
                1,
                "nurse.roc/NURSE",
                at.plusMillis(3),
                Envelope.Origin.ONLINE,
                "",
                null,
                null);
        var value = codec.encode(event, envelope, topic);
        var record = new ProducerRecord<>(address.actual(topic), key, value);
        EnvelopeHeaders.write(envelope).forEach((name, text) -> record.headers()
                .add(name, (name.equals("ce_datahash") ? DataHash.of(value) : text).getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    /** Every service says that all it committed before this moment is on its topics, but for these keys. */
    public void announce(Instant asOf, String... withheldKeys) {
        catalogue.topics().stream()
                .filter(topic -> topic.consumers().contains("operations-console") && topic.family() != null)
                .forEach(topic -> sayOnOperations(
                        "chairside.operations.watermarks.v1",
                        JSON.writeValueAsString(Map.of(
                                "source",
                                "chairside/main/" + topic.owner(),
                                "asOf",
                                asOf.toString(),
                                "withheldKeys",
                                withheldKeys,
                                "offsets",
                                Map.of(topic.name(), Collections.nCopies(topic.partitions(), -1))))));
    }

    void sayOnOperations(String topic, String json) {
        send(new ProducerRecord<>(address.actual(topic), "test", json.getBytes(StandardCharsets.UTF_8)));
    }

    /** A record without a value. */
    void sayNothingOnOperations(String topic) {
        send(new ProducerRecord<>(address.actual(topic), "test", null));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    @SuppressWarnings("unchecked")
    private static SimpleModule sealing() {
        return new SimpleModule().addSerializer((Class<Sealed<?>>) (Class<?>) Sealed.class, new ValueSerializer<>() {
            @Override
            public void serialize(Sealed<?> value, JsonGenerator json, SerializationContext context) {
                json.writeStartObject();
                json.writeStringProperty("key", "patient-key/nobody");
                json.writeStringProperty("ciphertext", "c2VhbGVk");
                json.writeEndObject();
            }
        });
    }
}
