package org.chairside.journal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.chairside.journal.failure.Wire.Letter;
import org.chairside.journal.simulation.Examples;
import org.chairside.journal.spring.JournalHealth;
import org.chairside.journal.spring.SpringInbox;
import org.chairside.localstack.FreePorts;
import org.chairside.localstack.KafkaBroker;
import org.chairside.test.TestDatabase;
import org.chairside.test.TestInfrastructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database or the broker goes away and comes back: nothing is lost, nothing is blamed on the records. */
class OutagesTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path directory;

    @Test
    void while_the_database_is_away_nothing_is_quarantined_and_then_work_resumes() throws Exception {
        TestDatabase database = TestInfrastructure.get().newDatabase();
        String brokers = TestInfrastructure.get().kafkaBootstrapServers();
        String prefix = ChairHouse.newPrefix();
        String stream = "chair/" + UUID.randomUUID();
        try (ChairHouse house = ChairHouse.open("chair-service", database, brokers, prefix);
                Wire wire = new Wire(brokers, prefix)) {
            String before = "chair/" + UUID.randomUUID();
            say(house, before, 1, 1);
            await("the partition has just been made").atMost(SOON).until(() -> house.applied(before) == 1);
            send(wire, stream, 1, 20);
            await("it works before").atMost(SOON).until(() -> house.applied(stream) == 20);

            ChairHouse.lockOut(database);
            send(wire, stream, 21, 200);
            await("the outage is seen")
                    .atMost(SOON)
                    .until(() -> house.bean(SpringInbox.class).waiting().containsKey(Examples.CHAIRS));
            assertThat(health(house)).isEqualTo("DEGRADED");
            ChairHouse.admit(database);

            await("work resumes by itself").atMost(SOON).ignoreExceptions().until(() -> house.applied(stream) == 200);
            assertThat(house.allInOrder()).isTrue();
            assertThat(house.count("select count(*) from quarantine")).isZero();
            await("all is well again").atMost(SOON).until(() -> health(house).equals("UP"));
        }
    }

    @Test
    void a_service_starts_and_commits_without_kafka_and_its_events_flow_later_in_order() throws Exception {
        TestDatabase database = TestInfrastructure.get().newDatabase();
        int[] ports = FreePorts.some(2);
        int port = ports[0];
        int controller = ports[1];
        String brokers = "127.0.0.1:" + port;
        String stream = "chair/" + UUID.randomUUID();
        try (ChairHouse house = ChairHouse.open("chair-service", database, brokers, ChairHouse.newPrefix())) {
            say(house, stream, 1, 20);
            await("the outage is seen, and commands are served").atMost(SOON).untilAsserted(() -> assertThat(
                            house.bean(JournalHealth.class).health().getDetails())
                    .containsKeys("relay", "topics"));
            assertThat(health(house)).isEqualTo("DEGRADED");
            try (KafkaBroker first = KafkaBroker.start(directory, port, controller, Map.of())) {
                assertThat(first.bootstrapServers()).isEqualTo(brokers);
                await("what was said without a broker is heard").atMost(SOON).until(() -> house.applied(stream) == 20);
            }
            long start = System.nanoTime();
            say(house, stream, 21, 220);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            System.out.println("200 commands with the broker down: " + took.toMillis() + " ms");
            assertThat(house.count("select count(*) from journal")).isEqualTo(220);

            try (KafkaBroker second = KafkaBroker.start(directory, port, controller, Map.of())) {
                assertThat(second.bootstrapServers()).isEqualTo(brokers);
                await("events flow after the outage").atMost(SOON).until(() -> house.applied(stream) == 220);
                assertThat(house.allInOrder()).isTrue();
                assertThat(house.count("select count(*) from quarantine where state = 'QUARANTINED'"))
                        .isZero();
                await("no mark is left")
                        .atMost(SOON)
                        .until(() -> house.count("select count(*) from journal_unpublished") == 0);
                await("all is well again").atMost(SOON).until(() -> health(house)
                        .equals("UP"));
            }
        }
    }

    private static void send(Wire wire, String stream, int from, int to) {
        for (int sequence = from; sequence <= to; sequence++) {
            var _ = wire.send(
                    Examples.CHAIRS,
                    Letter.of(Examples.row(stream, "patient-1", sequence, ChairHouse.event(sequence))));
        }
        wire.producer().flush();
    }

    private static void say(ChairHouse house, String stream, int from, int to) {
        for (int sequence = from; sequence <= to; sequence++) {
            house.say(stream, "patient-1", sequence - 1, ChairHouse.event(sequence));
        }
    }

    private static String health(ChairHouse house) {
        return house.bean(JournalHealth.class).health().getStatus().getCode();
    }
}
