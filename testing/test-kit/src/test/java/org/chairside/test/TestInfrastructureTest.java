package org.chairside.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TestInfrastructureTest {

    private final TestInfrastructure infrastructure = TestInfrastructure.get();

    @Test
    void the_owner_creates_tables_and_the_app_role_only_uses_them() throws SQLException {
        var database = infrastructure.newDatabase();
        try (var owner = connect(database, database.ownerUser(), database.ownerPassword());
                var app = connect(database, database.appUser(), database.appPassword())) {
            owner.createStatement().execute("create extension btree_gist");
            owner.createStatement().execute("create table chair (id bigint generated always as identity, label text)");
            app.createStatement().execute("insert into chair (label) values ('window')");
            assertThat(app.createStatement().executeUpdate("update chair set label = 'door'"))
                    .isOne();
            assertThatThrownBy(() -> app.createStatement().execute("truncate chair"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> app.createStatement().execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void one_service_cannot_connect_to_the_database_of_another() {
        var mine = infrastructure.newDatabase();
        var yours = infrastructure.newDatabase();
        assertThatThrownBy(() -> connect(yours, mine.appUser(), mine.appPassword()))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void the_server_is_postgresql_18() throws SQLException {
        var database = infrastructure.newDatabase();
        try (var app = connect(database, database.appUser(), database.appPassword())) {
            assertThat(app.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        }
    }

    @Test
    void kafka_stamps_records_with_its_own_clock_and_hands_them_over() throws Exception {
        var topic = "test-" + UUID.randomUUID();
        try (var admin = Admin.create(Map.of("bootstrap.servers", infrastructure.kafkaBootstrapServers()));
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", infrastructure.kafkaBootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer());
                var consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                infrastructure.kafkaBootstrapServers(),
                                "group.id",
                                topic,
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            producer.send(new ProducerRecord<>(topic, null, 4102444800000L, "key", "value"))
                    .get();
            consumer.subscribe(List.of(topic));
            var record = consumer.poll(Duration.ofMinutes(1)).iterator().next();
            assertThat(record.value()).isEqualTo("value");
            assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
        }
    }

    private static Connection connect(TestDatabase database, String user, String password) throws SQLException {
        return DriverManager.getConnection(database.url(), user, password);
    }
}
