package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    @TempDir
    private Path directory;

    @Test
    void what_was_published_is_there_at_the_second_start() throws Exception {
        var port = FreePort.of("Kafka").number();
        var controllerPort = FreePort.of("controller").number();
        try (var broker = KafkaBroker.start(directory, port, controllerPort, Map.of())) {
            publish(broker.bootstrapServers());
        }
        try (var broker = KafkaBroker.start(directory, port, controllerPort, Map.of());
                var consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("facts", 0)));
            assertThat(consumer.poll(Duration.ofMinutes(1)))
                    .extracting(record -> record.value())
                    .containsExactly("kept");
        }
    }

    private static void publish(String servers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("facts", 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("facts", "kept")).get();
        }
    }
}
