package org.chairside.journal.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.chairside.journal.Inbox;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.chairside.journal.KnowledgeBarrier;
import org.chairside.journal.Rebuildable;
import org.chairside.journal.actuator.InboxEndpoint;
import org.chairside.journal.actuator.JournalEndpoint;
import org.chairside.journal.actuator.KnowledgeEndpoint;
import org.chairside.journal.actuator.QuarantineEndpoint;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.example.ChairEvent;
import org.chairside.journal.example.ChairFreed;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.jdbc.JournalStanding;
import org.chairside.journal.jdbc.Republishing;
import org.chairside.journal.kafka.KafkaAddress;
import org.chairside.test.ChairsideTestInitializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.messaging.Message;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

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
class OperationsOnRealInfrastructureTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CHAIRS = "example.chairs.v1";

    @Autowired
    Journal journal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ChairWork work;

    @Autowired
    QuarantineDesk desk;

    @Autowired
    DryRun dryRun;

    @Autowired
    Republishing republishing;

    @Autowired
    JournalStanding standing;

    @Autowired
    Tracer tracer;

    @Autowired
    Rebuilding rebuilding;

    @Autowired
    KnowledgeBarrier barrier;

    @Autowired
    KafkaAddress address;

    @Autowired
    TopicCatalogue catalogue;

    @Autowired
    JournalEndpoint journalEndpoint;

    @Autowired
    InboxEndpoint inboxEndpoint;

    @Autowired
    QuarantineEndpoint quarantineEndpoint;

    @Autowired
    KnowledgeEndpoint knowledgeEndpoint;

    @Autowired
    io.micrometer.core.instrument.MeterRegistry meters;

    @Test
    void after_a_fix_a_retry_drains_the_stream_in_order() {
        String stream = broken();

        work.broken.remove(stream);
        Resolution resolution = desk.retry(holding(stream).id(), "ops");

        assertThat(resolution).isInstanceOf(Resolution.Done.class);
        assertThat(work.sequences(stream)).containsExactly(1, 2, 3);
        assertThat(desk.holding(CHAIRS, stream)).isEmpty();
        assertThat(receipts(stream)).contains("RESOLVED").contains("APPLIED");
    }

    @Test
    void a_retry_without_a_fix_leaves_everything_as_it_was() {
        String stream = broken();

        desk.retry(holding(stream).id(), "ops");

        assertThat(holding(stream).tries()).isEqualTo(1);
        assertThat(holding(stream).reason()).isEqualTo("handler-error");
        assertThat(work.sequences(stream)).isEmpty();
    }

    @Test
    void of_two_people_who_retry_at_once_one_is_told() throws InterruptedException, ExecutionException {
        String stream = broken();
        long id = holding(stream).id();
        work.broken.remove(stream);

        List<Resolution> answers = new ArrayList<>();
        try (var people = Executors.newFixedThreadPool(8)) {
            List<Future<Resolution>> all = new ArrayList<>();
            for (int person = 0; person < 8; person++) {
                String name = "ops-" + person;
                all.add(people.submit(() -> desk.retry(id, name)));
            }
            for (Future<Resolution> each : all) {
                answers.add(each.get());
            }
        }

        assertThat(answers.stream().filter(Resolution.Done.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Resolution.Refused.class::isInstance))
                .hasSize(7);
        assertThat(work.sequences(stream)).containsExactly(1, 2, 3);
    }

    @Test
    void on_a_clinical_topic_a_second_person_agrees_to_a_skip() {
        String stream = broken();
        long id = holding(stream).id();

        assertThat(desk.skip(id, "ops", "sent twice by hand")).isInstanceOf(Resolution.Proposed.class);
        assertThat(approve(id, "ops"))
                .isEqualTo(new Resolution.Refused("second-person-needed", "The second person must be somebody else."));
        assertThat(work.sequences(stream)).isEmpty();
        work.broken.remove(stream);
        Resolution agreed = approve(id, "privacy");

        assertThat(agreed).isInstanceOf(Resolution.Done.class);
        assertThat(work.sequences(stream)).containsExactly(2, 3);
        QuarantinedRecord record = desk.find(id).orElseThrow();
        assertThat(record.decidedBy()).isEqualTo("ops");
        assertThat(record.approvedBy()).isEqualTo("privacy");
        assertThat(record.decisionReason()).isEqualTo("sent twice by hand");
        assertThat(desk.retry(id, "ops")).isInstanceOf(Resolution.Refused.class);
    }

    @Test
    void what_waits_for_events_that_never_were_is_let_go_by_two_people() {
        String stream = "chair/" + UUID.randomUUID();
        String patient = "patient-" + UUID.randomUUID();
        transaction.executeWithoutResult(_ -> journal.append(new JournalEntry(
                stream, 6, patient, "ROC", null, null, Instant.now(), List.of(new ChairFreed("chair-1")))));
        String waiting = "select count(*) from quarantine where state = 'GAP' and stream = '" + stream + "'";
        await("number 7 waits for six that never were").atMost(SOON).until(() -> count(waiting) == 1);
        long id = Objects.requireNonNull(
                jdbc.queryForObject("select id from quarantine where stream = ?", Long.class, stream));
        assertThat(barrier.await(List.of(CHAIRS), patient, Duration.ZERO))
                .isInstanceOf(KnowledgeBarrier.Outcome.Stale.class);

        assertThat(desk.retry(id, "ops")).isInstanceOf(Resolution.Refused.class);
        assertThat(desk.skip(id, "ops", "no such chair")).isInstanceOf(Resolution.Proposed.class);
        assertThat(approve(id, "ops")).isInstanceOf(Resolution.Refused.class);
        assertThat(count(waiting)).isEqualTo(1);
        assertThat(approve(id, "privacy")).isInstanceOf(Resolution.Done.class);

        assertThat(work.sequences(stream)).isEmpty();
        QuarantinedRecord record = desk.find(id).orElseThrow();
        assertThat(record.state()).isEqualTo(SetAside.State.RESOLVED);
        assertThat(List.of(record.decidedBy(), record.approvedBy())).containsExactly("ops", "privacy");
        assertThat(count("select count(*) from inbox_stream where gap_since is not null and stream = '" + stream + "'"))
                .isZero();
        assertThat(barrier.await(List.of(CHAIRS), patient, SOON)).isInstanceOf(KnowledgeBarrier.Outcome.Complete.class);
    }

    @Test
    void whoever_agrees_agrees_to_what_was_read() {
        String stream = broken();
        long id = holding(stream).id();
        work.broken.remove(stream);
        desk.skip(id, "ops", "sent twice by hand");
        long read = proposal(id);
        assertThat(desk.withdraw(id, read, "ops")).isInstanceOf(Resolution.Done.class);
        desk.replace(id, "ops", "chair renamed", "{\"chair\":\"chair-9\"}");

        assertThat(desk.approve(id, read, "privacy")).isInstanceOf(Resolution.Refused.class);
        assertThat(desk.withdraw(id, read, "privacy")).isInstanceOf(Resolution.Refused.class);
        assertThat(work.sequences(stream)).isEmpty();
        long again = proposal(id);
        assertThat(desk.withdraw(id, again, "privacy")).isInstanceOf(Resolution.Done.class);
        assertThat(desk.approve(id, again, "privacy")).isInstanceOf(Resolution.Refused.class);

        assertThat(work.sequences(stream)).isEmpty();
        assertThat(desk.closedProposals(id))
                .extracting(each -> each.reason() + ": " + each.outcome() + " by " + each.closedBy())
                .containsExactly("sent twice by hand: withdrawn by ops", "chair renamed: withdrawn by privacy");
        assertThat(JsonMapper.shared()
                        .writeValueAsString(quarantineEndpoint
                                .one(id, null, SecurityContext.NONE)
                                .getBody()))
                .contains("\"id\":" + id + ",", "\"closedProposals\":[{", "\"closedBy\":\"privacy\"");
    }

    @Test
    void what_is_withdrawn_while_another_agrees_is_either_done_or_withdrawn() throws Exception {
        String stream = broken();
        long id = holding(stream).id();
        work.broken.remove(stream);
        desk.replace(id, "ops", "chair renamed", "{\"chair\":\"chair-9\"}");
        long read = proposal(id);

        Resolution agreed;
        Resolution withdrawn;
        try (var people = Executors.newFixedThreadPool(2)) {
            Future<Resolution> one = people.submit(() -> desk.approve(id, read, "privacy"));
            Future<Resolution> other = people.submit(() -> desk.withdraw(id, read, "ops"));
            agreed = one.get();
            withdrawn = other.get();
        }

        assertThat(agreed instanceof Resolution.Done).isNotEqualTo(withdrawn instanceof Resolution.Done);
        assertThat(work.sequences(stream)).hasSize(agreed instanceof Resolution.Done ? 3 : 0);
    }

    @Test
    void what_the_database_refuses_at_the_commit_is_said_and_changes_nothing() {
        String stream = broken();
        long id = holding(stream).id();
        work.broken.remove(stream);
        work.refused.add(stream);

        assertThat(desk.retry(id, "ops"))
                .isInstanceOfSatisfying(Resolution.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("not-committed"));

        assertThat(holding(stream).state()).isEqualTo(SetAside.State.QUARANTINED);
    }

    @Test
    void a_corrected_event_takes_the_place_of_the_damaged_one() {
        String stream = broken();
        long id = holding(stream).id();
        work.broken.remove(stream);

        assertThat(desk.replace(id, "ops", "chair renamed", "{}"))
                .isEqualTo(new Resolution.Refused(
                        "correction-unfit", "The corrected event is not fit: schema at #/chair"));
        desk.replace(id, "ops", "chair renamed", "{\"chair\":\"chair-9\"}");
        approve(id, "privacy");

        assertThat(work.of(stream).getFirst().event()).isEqualTo(new ChairFreed("chair-9"));
        assertThat(work.sequences(stream)).containsExactly(1, 2, 3);
    }

    @Test
    void a_dry_run_says_what_would_happen_and_changes_nothing() {
        String stream = broken();
        work.broken.remove(stream);
        work.echoing.add(stream);

        DryRun.Report report = dryRun.of(holding(stream)).orElseThrow();

        assertThat(report.objection()).isNull();
        assertThat(report.events()).hasSize(3).allMatch(said -> said.type().equals("example.chair-freed.v1"));
        assertThat(report.tables()).containsExactly(new DryRun.Touched("echo", 3, 0, 0));
        assertThat(report.outcomes()).anyMatch(receipt -> receipt.to() == 3);
        assertThat(holding(stream).state()).isEqualTo(SetAside.State.QUARANTINED);
        assertThat(count("select count(*) from journal where stream = 'echo/" + stream + "'"))
                .isZero();
    }

    @Test
    void what_is_published_again_changes_nothing_for_those_who_know_it() {
        String stream = append(new ChairFreed("chair-1"), new ChairFreed("chair-1"));
        await("relay and inbox work in the background")
                .atMost(SOON)
                .until(() -> work.sequences(stream).size() == 2);
        double published = published();

        Republishing.Progress wish = republishing.request(null, 1, "ops");

        await("the relay carries on in the background").atMost(SOON).until(() -> republishing.latest(20).stream()
                .anyMatch(each -> each.id() == wish.id() && each.finishedAt() != null));
        await("every mark is deleted once the broker has acknowledged")
                .atMost(SOON)
                .until(() -> standing.lag().rows() == 0);
        assertThat(published()).isGreaterThanOrEqualTo(published + 2);
        assertThat(work.sequences(stream)).containsExactly(1, 2);
    }

    @Test
    void a_missing_event_is_published_again() {
        String stream = append(new ChairFreed("chair-1"), new ChairFreed("chair-1"));
        await("relay and inbox work in the background")
                .atMost(SOON)
                .until(() ->
                        work.sequences(stream).size() == 2 && standing.lag().rows() == 0);

        assertThat(republishing.again(stream, 1, 1)).isEqualTo(1);
        assertThat(republishing.again(stream, 7, 9)).isZero();
    }

    @Test
    void parked_rows_go_to_the_relay_again() {
        String stream = append(new ChairFreed("chair-1"));
        await("relay and inbox work in the background")
                .atMost(SOON)
                .until(() -> work.sequences(stream).size() == 1);
        jdbc.update("""
                insert into journal_parked (position, stream, record_key, reason)
                select position, stream, record_key, 'too-large' from journal where stream = ?""", stream);
        assertThat(standing.parked()).hasSize(1);
        await("the watch looks every five seconds")
                .atMost(SOON)
                .until(() -> gauge("chairside.relay.parked.rows", "reason", "too-large") == 1);

        assertThat(journalEndpoint.release(stream).getStatus()).isEqualTo(200);

        assertThat(standing.parked()).isEmpty();
        assertThat(journalEndpoint.release("chair/unheard-of").getStatus()).isEqualTo(404);
        await("the relay publishes them")
                .atMost(SOON)
                .until(() -> standing.lag().rows() == 0);
    }

    @Test
    void an_event_that_never_came_is_asked_for_and_published_again() {
        String stream = "chair/" + UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            journal.append(
                    entry(stream, new ChairFreed("chair-1"), new ChairFreed("chair-1"), new ChairFreed("chair-1")));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    jdbc.update("""
                            delete from journal_unpublished where position =
                              (select position from journal where stream = ? and sequence = 1)""", stream);
                }
            });
        });
        await("the inbox works in the background")
                .atMost(SOON)
                .until(() -> count("select count(*) from inbox_stream where gap_since is not null and stream = '"
                                + stream + "'")
                        == 1);

        jdbc.update("update inbox_stream set gap_since = now() - interval '10 seconds' where stream = ?", stream);

        await("the consumer looks every five seconds, and asks again after a minute")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(work.sequences(stream)).containsExactly(1, 2, 3));
    }

    @Test
    void the_trace_of_a_command_goes_on_in_the_reaction_and_in_what_that_says() {
        String stream = "chair/" + UUID.randomUUID();
        work.echoing.add(stream);

        Span command = tracer.nextSpan().name("command").start();
        try (var _ = tracer.withSpan(command)) {
            append(stream, new ChairFreed("chair-1"));
        } finally {
            command.end();
        }

        await("relay and inbox work in the background")
                .atMost(SOON)
                .until(() -> count("select count(*) from journal where stream = 'echo/" + stream + "'") == 1);
        List<String> traces = jdbc.queryForList(
                "select headers ->> 'traceparent' from journal where stream in (?, ?)",
                String.class,
                stream,
                "echo/" + stream);
        assertThat(traces)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(each -> each.contains(command.context().traceId()));
    }

    @Test
    void after_the_broker_lost_its_log_a_read_model_is_built_again_from_the_journal() throws Exception {
        String stream = append(new ChairFreed("chair-1"), new ChairFreed("chair-2"));
        await("relay and inbox work in the background")
                .atMost(SOON)
                .until(() ->
                        work.sequences(stream).size() == 2 && standing.lag().rows() == 0);
        deleteLog();

        assertThat(rebuilding.run("ops")).isEqualTo(Rebuilding.Outcome.BEGUN);
        assertThat(work.sequences(stream)).isEmpty();
        republishing.request(null, 1, "ops");

        await("the topic is made anew every ten seconds, and refilled")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(work.sequences(stream)).containsExactly(1, 2));
        await("the barrier opens again once the consumer has come to the end of the new log")
                .atMost(SOON)
                .until(() -> barrier.await(List.of(CHAIRS), "patient-2", Duration.ofSeconds(2))
                        instanceof KnowledgeBarrier.Outcome.Complete);
    }

    private void deleteLog() throws Exception {
        try (Admin admin = Admin.create(java.util.Map.of("bootstrap.servers", address.brokers()))) {
            admin.deleteTopics(List.of(address.actual(CHAIRS))).all().get();
        }
    }

    @Test
    void the_endpoints_say_how_things_stand() {
        String stream = broken();

        assertThat(inboxEndpoint.inbox().streams())
                .anyMatch(each -> each.stream().equals(stream) && each.heldSince() != null);
        assertThat(inboxEndpoint.inbox().open()).anyMatch(each -> each.reason().equals("handler-error"));
        assertThat(inboxEndpoint.inbox().positions()).isNotEmpty();
        assertThat(journalEndpoint.journal().lease()).isNotEmpty();
        assertThat(knowledgeEndpoint.known(null, "patient-1").getStatus()).isEqualTo(400);
        assertThat(knowledgeEndpoint.known("example.nothing.v1", "patient-1").getStatus())
                .isEqualTo(404);
        assertThat(meters.get("chairside.quarantined")
                        .tag("reason", "handler-error")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("chairside.events.appended").counter().count()).isPositive();
        await("the watch looks every five seconds").atMost(SOON).untilAsserted(() -> {
            assertThat(gauge("chairside.quarantine.open", "state", "QUARANTINED", "reason", "handler-error"))
                    .isPositive();
            assertThat(gauge("chairside.quarantine.open", "state", "HELD")).isGreaterThanOrEqualTo(2);
            assertThat(gauge("chairside.inbox.streams.waiting", "why", "held")).isPositive();
            assertThat(gauge("chairside.freshness.seconds", "topic", CHAIRS)).isBetween(0.0, 60.0);
        });
    }

    /** Of several the greatest; no number if there is none. */
    private double gauge(String name, String... tags) {
        return meters.find(name).tags(tags).gauges().stream()
                .mapToDouble(Gauge::value)
                .max()
                .orElse(Double.NaN);
    }

    @Test
    void what_is_published_again_from_a_moment_is_what_was_said_since() {
        append(new ChairFreed("before"));
        Instant moment = Objects.requireNonNull(jdbc.queryForObject("select clock_timestamp()", OffsetDateTime.class))
                .toInstant();
        append(new ChairFreed("after"), new ChairFreed("after"));
        long last = count("select max(position) from journal");

        assertThat(republishing.positionAt(moment)).isEqualTo(last - 1);
        assertThat(republishing.positionAt(Instant.parse("9998-01-01T00:00:00Z")))
                .isEqualTo(last + 1);
    }

    @Test
    void of_one_topic_nothing_of_another_is_published_again() {
        append(new ChairFreed("chair-1"));

        Republishing.Progress wish = republishing.request(catalogue.topic("example.lamps.v1"), 1, "ops");

        await("the relay carries on in the background").atMost(SOON).untilAsserted(() -> assertThat(
                        republishing.latest(20))
                .filteredOn(each -> each.id() == wish.id())
                .singleElement()
                .satisfies(each -> assertThat(each.finishedAt()).isNotNull())
                .satisfies(each -> assertThat(each.marked()).isZero()));
    }

    private long proposal(long id) {
        return Objects.requireNonNull(desk.find(id).orElseThrow().proposal()).id();
    }

    private Resolution approve(long id, String person) {
        return desk.approve(id, proposal(id), person);
    }

    /** A stream of three events whose first the handler cannot take. */
    private String broken() {
        String stream = "chair/" + UUID.randomUUID();
        work.broken.add(stream);
        append(stream, new ChairFreed("chair-1"), new ChairFreed("chair-1"), new ChairFreed("chair-1"));
        await("the inbox works in the background")
                .atMost(SOON)
                .until(() -> count("select count(*) from quarantine where stream = '" + stream + "'") == 3);
        return stream;
    }

    private QuarantinedRecord holding(String stream) {
        return desk.holding(CHAIRS, stream).orElseThrow();
    }

    private String append(Object... events) {
        String stream = "chair/" + UUID.randomUUID();
        append(stream, events);
        return stream;
    }

    private void append(String stream, Object... events) {
        transaction.executeWithoutResult(_ -> journal.append(entry(stream, events)));
    }

    private static JournalEntry entry(String stream, Object... events) {
        return new JournalEntry(stream, 0, "patient-1", "ROC", null, null, Instant.now(), List.of(events));
    }

    private double published() {
        return meters.get("chairside.events.published")
                .tag("topic", CHAIRS)
                .counter()
                .count();
    }

    private String receipts(String stream) {
        return String.join(
                " ",
                work.receipts.stream()
                        .filter(receipt -> stream.equals(receipt.stream()))
                        .map(receipt -> receipt.outcome().name())
                        .toList());
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? -1 : count;
    }

    /** A handler that fails for some streams, and for others writes and says something itself. */
    static final class ChairWork implements org.chairside.journal.inbox.Watcher {

        private final Set<String> broken = ConcurrentHashMap.newKeySet();
        private final Set<String> echoing = ConcurrentHashMap.newKeySet();
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private final Queue<Inbox.Received<ChairEvent>> taken = new ConcurrentLinkedQueue<>();
        private final Queue<org.chairside.journal.inbox.Receipt> receipts = new ConcurrentLinkedQueue<>();
        private final JdbcTemplate jdbc;
        private final Journal journal;

        ChairWork(JdbcTemplate jdbc, Journal journal) {
            this.jdbc = jdbc;
            this.journal = journal;
        }

        void on(ChairEvent event, org.chairside.journal.Envelope envelope) {
            if (broken.contains(envelope.stream())) {
                throw new IllegalStateException("a bug");
            }
            if (echoing.contains(envelope.stream())) {
                jdbc.update("insert into echo values (?)", envelope.sequence());
                journal.append(new JournalEntry(
                        "echo/" + envelope.stream(),
                        envelope.sequence() - 1,
                        envelope.partitionKey(),
                        null,
                        null,
                        null,
                        Instant.now(),
                        List.of(new ChairFreed("echo"))));
                return;
            }
            if (refused.contains(envelope.stream())) {
                jdbc.update("insert into checked_late values (1), (1)");
                return;
            }
            taken.add(new Inbox.Received<>(event, envelope));
        }

        List<Inbox.Received<ChairEvent>> of(String stream) {
            return taken.stream()
                    .filter(each -> each.envelope().stream().equals(stream))
                    .toList();
        }

        List<Integer> sequences(String stream) {
            return of(stream).stream().map(each -> each.envelope().sequence()).toList();
        }

        @Override
        public void committed(
                org.chairside.journal.inbox.Subscription subscription, org.chairside.journal.inbox.Receipt receipt) {
            receipts.add(receipt);
        }
    }

    @SpringBootApplication
    static class ChairService {

        @Bean
        ChairWork chairWork(JdbcTemplate jdbc, Journal journal) {
            return new ChairWork(jdbc, journal);
        }

        @Bean
        Rebuildable chairWorkIsMadeOfEvents(ChairWork work) {
            return work.taken::clear;
        }

        @Bean
        Consumer<Message<List<byte[]>>> chairEvents(Inbox inbox, ChairWork work) {
            return inbox.subscribe(CHAIRS, ChairEvent.class, work::on);
        }
    }
}
