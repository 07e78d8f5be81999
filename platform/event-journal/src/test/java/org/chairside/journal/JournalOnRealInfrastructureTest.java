package org.chairside.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.chairside.journal.example.ChairEvent;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.example.ChairTaken;
import org.chairside.test.ChairsideTestInitializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.application.name=chair-service",
            "chairside.journal.catalogue=classpath:journal-test/catalogue.json",
            "spring.cloud.function.definition=chairEvents",
            "spring.cloud.stream.bindings.chairEvents-in-0.destination=${chairside.topic-prefix:}example.chairs.v1",
            "spring.cloud.stream.bindings.chairEvents-in-0.group=chair-service"
        })
@ContextConfiguration(initializers = ChairsideTestInitializer.class)
@DirtiesContext
class JournalOnRealInfrastructureTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    Journal journal;

    @Autowired
    KnowledgeBarrier barrier;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Heard heard;

    @Test
    void what_is_committed_is_heard_once_and_in_order() {
        String stream = "chair/" + UUID.randomUUID();

        transaction.executeWithoutResult(
                _ -> journal.append(entry(stream, 0, ChairTaken.example(), new ChairFreed("chair-1"))));

        await("relay and inbox work in the background")
                .atMost(SOON)
                .until(() -> heard.of(stream).size() == 2);
        assertThat(heard.of(stream)).containsExactly(ChairTaken.example(), new ChairFreed("chair-1"));
        await("marks are deleted every 20 ms")
                .atMost(SOON)
                .until(() -> count("select count(*) from journal_unpublished") == 0);
    }

    @Test
    void what_is_rolled_back_was_never_said() {
        String stream = "chair/" + UUID.randomUUID();

        transaction.executeWithoutResult(status -> {
            journal.append(entry(stream, 0, ChairTaken.example()));
            status.setRollbackOnly();
        });

        assertThat(count("select count(*) from journal where stream = '" + stream + "'"))
                .isZero();
    }

    @Test
    void the_service_itself_cannot_rewrite_the_journal() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.update("delete from journal"))
                .hasStackTraceContaining("permission denied for table journal");
    }

    @Test
    void the_barrier_opens_once_all_that_was_said_is_known() {
        String stream = "chair/" + UUID.randomUUID();
        await("the first watermark comes once the topics exist")
                .atMost(SOON)
                .until(() -> barrier.await(List.of("example.chairs.v1"), "patient-1", Duration.ofSeconds(2))
                        instanceof KnowledgeBarrier.Outcome.Complete);

        transaction.executeWithoutResult(_ -> journal.append(entry(stream, 0, ChairTaken.example())));
        KnowledgeBarrier.Outcome outcome =
                barrier.await(List.of("example.chairs.v1"), "patient-1", Duration.ofSeconds(5));

        assertThat(outcome).isInstanceOf(KnowledgeBarrier.Outcome.Complete.class);
        assertThat(heard.of(stream)).hasSize(1);
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? -1 : count;
    }

    private static JournalEntry entry(String stream, int last, Object... events) {
        return new JournalEntry(stream, last, "patient-1", "ROC", null, null, Instant.now(), List.of(events));
    }

    record Heard(Queue<Inbox.Received<ChairEvent>> all) {
        List<ChairEvent> of(String stream) {
            return all.stream()
                    .filter(each -> each.envelope().stream().equals(stream))
                    .map(Inbox.Received::event)
                    .toList();
        }
    }

    @SpringBootApplication
    static class ChairService {

        @Bean
        Heard heard() {
            return new Heard(new ConcurrentLinkedQueue<>());
        }

        @Bean
        Consumer<Message<List<byte[]>>> chairEvents(Inbox inbox, Heard heard) {
            return inbox.subscribe("example.chairs.v1", ChairEvent.class, (event, envelope) -> heard.all()
                    .add(new Inbox.Received<>(event, envelope)));
        }
    }
}
