package org.chairside.console.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.operations.QuarantinedRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of every declared flow: topic by topic, consumer by consumer. */
@Component
class FlowFigures {

    /** A consumer that has said nothing for longer is worth a person's look, and a topic that has, worth no claim. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** As many records as a listener names at once. */
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Quarantines quarantines;

    FlowFigures(JdbcClient jdbc, Catalogue catalogue, Quarantines quarantines) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.quarantines = quarantines;
    }

    /**
     * One consumer of one topic.
     *
     * @param perMinute events handled in the last minute
     * @param lastHandled when it last said it handled something
     * @param waiting events the console knows and this consumer has not said it handled
     * @param behind age of the oldest of them, zero if there is none, null while the topic's own state is not known
     * @param quarantined records that stand in this consumer's quarantine, null while it does not say
     */
    record Edge(
            String topic,
            String owner,
            String consumer,
            boolean clinical,
            long perMinute,
            @Nullable Instant lastHandled,
            long waiting,
            @Nullable Duration behind,
            @Nullable Long quarantined) {

        /** Whether a person must look. */
        public boolean needsAttention() {
            return holds() || (behind != null && behind.compareTo(PATIENCE) > 0);
        }

        /** Whether a record of this topic stands in the consumer's quarantine. */
        public boolean holds() {
            return quarantined != null && quarantined > 0;
        }
    }

    /** @param known as of when each topic is complete here */
    List<Edge> edges(Map<String, Instant> known, Instant now) {
        var handled = handled();
        var waiting = waiting();
        var quarantined = quarantined();
        var edges = new ArrayList<Edge>();
        for (var topic : catalogue.topics()) {
            for (var consumer : topic.consumers()) {
                var key = new Key(topic.name(), consumer);
                var done = handled.getOrDefault(key, new Handled(0, null));
                var behind = waiting.getOrDefault(key, new Waiting(0, null));
                var register = quarantined.get(consumer);
                edges.add(new Edge(
                        topic.name(),
                        topic.owner(),
                        consumer,
                        topic.clinical(),
                        done.perMinute(),
                        done.last(),
                        behind.count(),
                        behind(behind, known.get(topic.name()), now),
                        register == null ? null : register.getOrDefault(topic.name(), 0L)));
            }
        }
        return edges;
    }

    static @Nullable Duration behind(Waiting waiting, @Nullable Instant known, Instant now) {
        if (waiting.oldest() != null) {
            return Duration.between(waiting.oldest(), now);
        }
        return known == null || known.isBefore(now.minus(PATIENCE)) ? null : Duration.ZERO;
    }

    private Map<Key, Handled> handled() {
        var handled = new HashMap<Key, Handled>();
        jdbc.sql("""
                select topic, consumer, max(at) as last,
                       coalesce(sum(to_sequence - from_sequence + 1) filter (where at > now() - interval '1 minute'), 0) as recent
                  from receipt where outcome in ('APPLIED', 'RESOLVED') group by topic, consumer""").query(row -> {
            handled.put(
                    new Key(row.getString("topic"), row.getString("consumer")),
                    new Handled(
                            row.getLong("recent"),
                            row.getObject("last", OffsetDateTime.class).toInstant()));
        });
        return handled;
    }

    /** What nobody has said to have handled, among all whose receipts are still kept; an hour is left for clocks that differ. */
    private Map<Key, Waiting> waiting() {
        var waiting = new HashMap<Key, Waiting>();
        for (var topic : catalogue.topics()) {
            for (var consumer : topic.consumers()) {
                jdbc.sql("""
                        select count(*) as streams, min(recorded_at) as oldest from stream_head
                         where topic = :topic and recorded_at > now() - interval '7 days' + interval '1 hour'
                           and not exists (select from receipt
                                            where receipt.stream = stream_head.stream and consumer = :consumer
                                              and to_sequence >= sequence and outcome in ('APPLIED', 'RESOLVED', 'DUPLICATE_IGNORED'))""")
                        .param("topic", topic.name())
                        .param("consumer", consumer)
                        .query(row -> {
                            var oldest = row.getObject("oldest", OffsetDateTime.class);
                            waiting.put(
                                    new Key(topic.name(), consumer),
                                    new Waiting(row.getLong("streams"), oldest == null ? null : oldest.toInstant()));
                        });
            }
        }
        return waiting;
    }

    /** By consumer and topic, from the registers themselves; a consumer that does not answer is not in it. */
    private Map<String, Map<String, Long>> quarantined() {
        var quarantined = new HashMap<String, Map<String, Long>>();
        quarantines
                .open(SetAside.State.QUARANTINED, MOST)
                .forEach((listener, records) -> quarantined.put(
                        listener.consumer(),
                        records.stream()
                                .collect(Collectors.groupingBy(QuarantinedRecord::topic, Collectors.counting()))));
        return quarantined;
    }

    private record Key(String topic, String consumer) {}

    private record Handled(long perMinute, @Nullable Instant last) {}

    record Waiting(long count, @Nullable Instant oldest) {}
}
