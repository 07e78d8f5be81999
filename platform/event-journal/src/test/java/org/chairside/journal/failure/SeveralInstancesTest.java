package org.chairside.journal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.chairside.journal.KnowledgeBarrier;
import org.chairside.journal.Rebuildable;
import org.chairside.journal.inbox.Transactions;
import org.chairside.journal.jdbc.InboxMemory;
import org.chairside.journal.jdbc.JdbcJournalStore;
import org.chairside.journal.jdbc.JdbcLease;
import org.chairside.journal.kafka.KafkaAddress;
import org.chairside.journal.operations.Rebuilding;
import org.chairside.journal.relay.JournalStore;
import org.chairside.journal.simulation.Examples;
import org.chairside.journal.spring.SpringInbox;
import org.chairside.test.TestDatabase;
import org.chairside.test.TestInfrastructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.config.BindingServiceProperties;

/** Two instances of a service on one database: one carries the journal, both hear, and each may die or stand still at any time. */
class SeveralInstancesTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final TestDatabase database = TestInfrastructure.get().newDatabase();
    private final String brokers = TestInfrastructure.get().kafkaBootstrapServers();
    private final String prefix = ChairHouse.newPrefix();
    private final List<String> streams = new ArrayList<>();
    private final AtomicInteger said = new AtomicInteger();
    private ChairHouse first;

    @BeforeEach
    void open() {
        first = ChairHouse.open("chair-service", database, brokers, prefix);
        for (int each = 0; each < 12; each++) {
            streams.add("chair/" + UUID.randomUUID());
        }
    }

    @AfterEach
    void close() {
        first.close();
    }

    @Test
    void another_instance_takes_over_when_the_relays_session_dies() throws Exception {
        try (ChairHouse second = ChairHouse.open("chair-service", database, brokers, prefix)) {
            say(first, 1);
            await("somebody leads").atMost(SOON).until(() -> first.applied(streams.getFirst()) == 1);
            int epoch = second.count("select epoch from relay_lease");

            long start = System.nanoTime();
            ChairHouse.asSuperuser(
                    "select pg_terminate_backend(" + second.count("select backend from relay_lease") + ")");
            await("the next epoch begins")
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> second.count("select epoch from relay_lease") > epoch);
            System.out.println("Take-over after the holder's session died: "
                    + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");

            say(second, 2);
            await("events flow again").atMost(SOON).until(() -> first.applied(streams.getFirst()) == 2);
        }
    }

    @Test
    void a_paused_zombie_may_neither_read_nor_settle_nor_park() throws Exception {
        TestDatabase apart = TestInfrastructure.get().newDatabase();
        try (ChairHouse silent =
                ChairHouse.open("chair-service", apart, brokers, prefix, "--chairside.journal.relay=false")) {
            say(silent, 1);
            HikariDataSource pool = silent.bean(HikariDataSource.class);
            JdbcLease paused = new JdbcLease(pool, "paused", System::nanoTime);
            JdbcLease awake = new JdbcLease(pool, "awake", System::nanoTime);
            JournalStore store = new JdbcJournalStore(silent.jdbc());
            long old = paused.hold().orElseThrow();
            long position = store.unpublished(old, List.of(), 10)
                    .orElseThrow()
                    .rows()
                    .getFirst()
                    .position();
            int marks = silent.count("select count(*) from journal_unpublished");

            ChairHouse.asSuperuser(
                    "select pg_terminate_backend(" + silent.count("select backend from relay_lease") + ")");
            await("the other takes over").atMost(SOON).until(() -> awake.hold().isPresent());
            OptionalLong current = awake.hold();

            assertThat(store.unpublished(old, List.of(), 10)).isEmpty();
            assertThat(store.settle(old, List.of(position))).isFalse();
            assertThat(store.park(old, new JournalStore.Parked(position, "chair/x", "p", "too-large")))
                    .isFalse();
            assertThat(silent.count("select count(*) from journal_unpublished")).isEqualTo(marks);
            assertThat(silent.count("select count(*) from journal_parked")).isZero();
            assertThat(store.settle(current.orElseThrow(), List.of(position))).isTrue();
            awake.release();
        }
    }

    @Test
    void a_place_noted_late_by_a_paused_instance_is_put_right_when_nothing_comes() throws Exception {
        say(first, 1);
        await("all is applied").atMost(SOON).until(() -> streams.stream()
                .allMatch(stream -> first.applied(stream) == 1));
        String places = "select string_agg(partition || ':' || next_offset, ' ' order by partition) from inbox_position"
                + " where topic = '" + Examples.CHAIRS + "'";
        String before = first.jdbc().queryForObject(places, String.class);

        first.jdbc().update("update inbox_position set next_offset = 0 where topic = ?", Examples.CHAIRS);

        await("the idle consumer confirms where it stands").atMost(SOON).untilAsserted(() -> assertThat(
                        first.jdbc().queryForObject(places, String.class))
                .isEqualTo(before));
    }

    @Test
    void a_rebalance_in_mid_batch_loses_and_repeats_nothing() throws Exception {
        try (var _ = new Talker()) {
            for (int round = 0; round < 2; round++) {
                int before = said.get();
                try (ChairHouse second = ChairHouse.open("chair-service", database, brokers, prefix)) {
                    await("traffic goes on while partitions move").atMost(SOON).until(() -> said.get() > before + 20);
                    assertThat(second.aside("QUARANTINED")).isZero();
                }
            }
        }

        await("all is applied").atMost(SOON).untilAsserted(() -> assertThat(streams)
                .allMatch(stream -> first.applied(stream) == said.get()));
        assertThat(first.allInOrder()).isTrue();
        assertThat(first.count("select count(*) from quarantine where state <> 'RESOLVED'"))
                .isZero();
    }

    @Test
    void a_projection_rebuilt_from_zero_while_traffic_goes_on_is_equal() throws Exception {
        for (int sequence = 1; sequence <= 30; sequence++) {
            say(first, sequence);
        }
        await("it is built").atMost(SOON).until(() -> first.applied(streams.getLast()) == 30);
        try (var _ = new Talker()) {
            assertThat(first.bean(Rebuilding.class).run("ops")).isEqualTo(Rebuilding.Outcome.BEGUN);
            int begun = said.get();
            await("traffic goes on meanwhile").atMost(SOON).until(() -> said.get() > begun + 5);
        }

        await("all is heard again").atMost(SOON).untilAsserted(() -> assertThat(streams)
                .allMatch(stream -> first.applied(stream) == said.get()));
        assertThat(first.allInOrder()).isTrue();
        try (ChairHouse newcomer = newcomer()) {
            assertHasHeardTheSame(newcomer);
        }
    }

    @Test
    void a_newcomer_that_hears_all_while_others_talk_is_equal() throws Exception {
        for (int sequence = 1; sequence <= 30; sequence++) {
            say(first, sequence);
        }
        try (ChairHouse newcomer = newcomer()) {
            try (var _ = new Talker()) {
                await("it has begun while others talk")
                        .atMost(SOON)
                        .until(() -> newcomer.applied(streams.getFirst()) > 0);
            }
            assertHasHeardTheSame(newcomer);
        }
    }

    @Test
    void nothing_is_rebuilt_while_another_instance_reads() throws Exception {
        say(first, 1);
        await("all is applied").atMost(SOON).until(() -> streams.stream()
                .allMatch(stream -> first.applied(stream) == 1));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers));
                var _ = ChairHouse.open("chair-service", database, brokers, prefix)) {
            await("both hear of chairs").atMost(SOON).until(() -> readersOfChairs(admin) == 2);
            List<Rebuildable> readModels = List.of(first.bean(Rebuildable.class));

            assertThat(rebuilding(readModels).run("ops")).isEqualTo(Rebuilding.Outcome.OTHERS_READ);

            assertThat(first.count("select count(*) from chair_use")).isEqualTo(streams.size());
            assertThat(first.count("select count(*) from inbox_position")).isPositive();
            say(first, 2);
            await("both read on").atMost(SOON).until(() -> streams.stream()
                    .allMatch(stream -> first.applied(stream) == 2));
        }
    }

    @Test
    void a_service_without_read_models_has_nothing_to_rebuild() {
        assertThat(rebuilding(List.of()).run("ops")).isEqualTo(Rebuilding.Outcome.NOTHING_TO_REBUILD);
    }

    @Test
    void a_service_that_was_stopped_and_started_again_tells_hears_and_knows() throws Exception {
        first.pause();
        first.goOn();

        say(first, 1);

        await("relay and inbox are at work").atMost(SOON).until(() -> streams.stream()
                .allMatch(stream -> first.applied(stream) == 1));
        await("watermarks are heard")
                .atMost(SOON)
                .until(() -> first.bean(KnowledgeBarrier.class)
                                .await(List.of(Examples.CHAIRS), "patient-1", Duration.ofSeconds(2))
                        instanceof KnowledgeBarrier.Outcome.Complete);
    }

    private long readersOfChairs(Admin admin) throws Exception {
        return admin
                .describeConsumerGroups(List.of("chair-service"))
                .all()
                .get()
                .get("chair-service")
                .members()
                .stream()
                .filter(member -> member.assignment().topicPartitions().stream()
                        .anyMatch(each -> each.topic().equals(prefix + Examples.CHAIRS)))
                .count();
    }

    private Rebuilding rebuilding(List<Rebuildable> readModels) {
        return new Rebuilding(
                readModels,
                first.bean(SpringInbox.class).topics(),
                first.bean(BindingsLifecycleController.class),
                first.bean(BindingServiceProperties.class),
                first.bean(KafkaAddress.class),
                first.bean(Transactions.class),
                first.bean(InboxMemory.class),
                "chair-service",
                Duration.ofSeconds(1));
    }

    private ChairHouse newcomer() {
        return ChairHouse.open(
                "new-service",
                TestInfrastructure.get().newDatabase(),
                brokers,
                prefix,
                "--chairside.journal.relay=false");
    }

    private void assertHasHeardTheSame(ChairHouse newcomer) {
        await("both have heard all").atMost(SOON).untilAsserted(() -> assertThat(streams)
                .allMatch(stream -> first.applied(stream) == said.get() && newcomer.applied(stream) == said.get()));
        assertThat(newcomer.hash()).isEqualTo(first.hash());
        assertThat(newcomer.allInOrder()).isTrue();
    }

    /** Says one more event in every stream, again and again, until it is closed. */
    private final class Talker implements AutoCloseable {

        private final AtomicBoolean talking = new AtomicBoolean(true);
        private final Thread thread = Thread.ofPlatform().start(() -> {
            while (talking.get()) {
                say(first, said.get() + 1);
            }
        });

        @Override
        public void close() {
            talking.set(false);
            try {
                thread.join();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** One more event in every stream. */
    private void say(ChairHouse house, int sequence) {
        for (int each = 0; each < streams.size(); each++) {
            house.say(streams.get(each), "patient-" + each % 5, sequence - 1, ChairHouse.event(sequence));
        }
        said.set(sequence);
    }
}
