package org.chairside.journal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.chairside.journal.KnowledgeBarrier;
import org.chairside.journal.jdbc.Republishing;
import org.chairside.journal.simulation.Examples;
import org.chairside.test.TestDatabase;
import org.chairside.test.TestInfrastructure;
import org.junit.jupiter.api.Test;

/** A database comes back from a backup that is older than what the topics still hold: what went meanwhile is missed by nobody. */
class ShortLogTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String KEY = "patient-1";

    private final TestDatabase database = TestInfrastructure.get().newDatabase();
    private final String brokers = TestInfrastructure.get().kafkaBootstrapServers();
    private final String prefix = ChairHouse.newPrefix();

    @Test
    void what_retention_took_before_it_was_heard_is_not_known_until_all_was_published_again() throws Exception {
        String stream = "chair/" + UUID.randomUUID();
        try (ChairHouse house = open()) {
            house.say(stream, KEY, 0, ChairHouse.event(1), ChairHouse.event(2));
            await("all is heard").atMost(SOON).until(() -> house.applied(stream) == 2 && complete(house));
            house.jdbc().update("delete from chair_use");
            house.jdbc().update("delete from inbox_stream");
            house.jdbc().update("update inbox_position set next_offset = 0");
        }
        deleteAllRecords();

        try (ChairHouse restored = open()) {
            String shortPartitions = "select count(*) from inbox_position where short_since is not null";
            await("every partition is taken up").atMost(SOON).until(() -> restored.count(shortPartitions) > 0);
            // the watermarks of the owner, who is the same service here, say that all is at the broker
            String another = "chair/" + UUID.randomUUID();
            restored.say(another, KEY, 0, ChairHouse.event(1));
            await("what is new is heard").atMost(SOON).until(() -> restored.applied(another) == 1);
            assertThat(restored.bean(KnowledgeBarrier.class)
                            .await(List.of(Examples.CHAIRS), KEY, Duration.ofSeconds(2)))
                    .isEqualTo(new KnowledgeBarrier.Outcome.Stale(Examples.CHAIRS, null));

            restored.bean(Republishing.class).request(null, 1, "ops");

            await("all is heard once more").atMost(SOON).until(() -> complete(restored));
            assertThat(restored.applied(stream)).isEqualTo(2);
        }
    }

    private ChairHouse open() {
        return ChairHouse.open("chair-service", database, brokers, prefix);
    }

    private static boolean complete(ChairHouse house) {
        return house.bean(KnowledgeBarrier.class).await(List.of(Examples.CHAIRS), KEY, Duration.ofSeconds(2))
                instanceof KnowledgeBarrier.Outcome.Complete;
    }

    /** As retention does. */
    private void deleteAllRecords() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.deleteRecords(IntStream.range(0, 4)
                            .boxed()
                            .collect(Collectors.toMap(
                                    each -> new TopicPartition(prefix + Examples.CHAIRS, each),
                                    each -> RecordsToDelete.beforeOffset(-1))))
                    .all()
                    .get();
        }
    }
}
