package org.chairside.console.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.chairside.journal.jdbc.InboxMemory;
import org.chairside.journal.kafka.KafkaAddress;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Throws the read models away and builds them again from the topics.
 *
 * <p>What the topics no longer hold comes back when its service publishes its journal again. Meanwhile the boards say that they are not
 * complete: nothing is known until the watermarks are passed again.
 */
@Component
public class Rebuild {

    private static final List<String> READ_MODELS =
            List.of("site", "chair", "visit", "infusion", "alarm", "clearance", "day_of_check", "journey_step");
    private static final List<String> FEEDS = List.of(
            "siteEvents",
            "appointmentEvents",
            "patientEvents",
            "clearanceEvents",
            "dayOfCheckEvents",
            "sessionEvents",
            "vialEvents",
            "messageEvents",
            // of the same consumer group; hearing receipts again changes nothing
            "receiptMessages");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BindingsLifecycleController bindings;
    private final KafkaAddress kafka;
    private final InboxMemory memory;
    private final String self;

    Rebuild(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            BindingsLifecycleController bindings,
            KafkaAddress kafka,
            InboxMemory memory,
            @Value("${spring.application.name}") String self) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.bindings = bindings;
        this.kafka = kafka;
        this.memory = memory;
        this.self = self;
    }

    /** Returns when the replay has begun; the feeds read from the first record that the topics still hold. */
    public synchronized void run() {
        change(State.STOPPED);
        try {
            forgetOffsets();
            transaction.executeWithoutResult(_ -> empty());
        } finally {
            change(State.STARTED);
        }
    }

    /** One line per read model: equal read models, equal hash. */
    public String hash() {
        var all = new StringBuilder();
        for (var table : READ_MODELS) {
            all.append(table)
                    .append(' ')
                    .append(jdbc.sql("select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) from "
                                    + table + " t")
                            .query(String.class)
                            .single())
                    .append('\n');
        }
        return all.toString();
    }

    private void empty() {
        READ_MODELS.forEach(table -> jdbc.sql("delete from " + table).update());
        memory.forget();
        jdbc.sql("update board_version set version = version + 1").update();
    }

    private void change(State state) {
        FEEDS.forEach(feed -> bindings.changeState(feed + "-in-0", state));
    }

    /** A group that has no offsets begins with the earliest record; its last member may need a moment to leave. */
    private void forgetOffsets() {
        var until = Instant.now().plus(PATIENCE);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()))) {
            while (true) {
                try {
                    admin.deleteConsumerGroups(List.of(self)).all().get();
                    return;
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof GroupIdNotFoundException) {
                        return;
                    }
                    if (!(failed.getCause() instanceof GroupNotEmptyException)
                            || Instant.now().isAfter(until)) {
                        throw new IllegalStateException("the offsets of " + self + " cannot be reset", failed);
                    }
                    LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
