package org.chairside.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.chairside.test.TestInfrastructure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupMembersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> CHAIRS = List.of("chairs");
    private static final List<String> LAMPS = List.of("lamps");

    private final String group = "group-" + UUID.randomUUID();
    private final KafkaAddress address = new KafkaAddress(
            TestInfrastructure.get().kafkaBootstrapServers(), "members-" + UUID.randomUUID() + ".", Map.of());
    private final GroupMembers members = new GroupMembers(address);
    private final List<KafkaConsumer<?, ?>> open = new ArrayList<>();

    @BeforeEach
    void topics() throws Exception {
        try (var admin = Admin.create(address.client(Map.of()))) {
            admin.createTopics(List.of(
                            new NewTopic(address.actual("chairs"), 1, (short) 1),
                            new NewTopic(address.actual("lamps"), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** Those that share out anew would wait for one another. */
    @AfterEach
    void leaveAtOnce() {
        open.forEach(member -> member.close(CloseOptions.timeout(Duration.ZERO)));
    }

    @Test
    void a_group_that_nobody_has_joined_reads_nothing() {
        assertThat(members.reading(group, CHAIRS)).isFalse();
    }

    @Test
    void a_settled_group_reads_the_topics_it_was_given_and_no_other() {
        awaitItsTopics(member("lamps"));

        assertThat(members.reading(group, LAMPS)).isTrue();
        assertThat(members.reading(group, CHAIRS)).isFalse();
    }

    @Test
    void while_members_share_out_anew_somebody_may_read_any_topic() {
        awaitItsTopics(member("lamps"));

        member("lamps").poll(Duration.ofMillis(100));

        await().atMost(PATIENCE).until(() -> members.reading(group, CHAIRS));
    }

    private static void awaitItsTopics(KafkaConsumer<byte[], byte[]> member) {
        await().atMost(PATIENCE).until(() -> {
            member.poll(Duration.ofMillis(100));
            return !member.assignment().isEmpty();
        });
    }

    private KafkaConsumer<byte[], byte[]> member(String topic) {
        var consumer = new KafkaConsumer<>(
                address.client(Map.of("group.id", group)), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        open.add(consumer);
        consumer.subscribe(List.of(address.actual(topic)));
        return consumer;
    }
}
