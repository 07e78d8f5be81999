package org.chairside.console.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of every declared flow: topic by topic, consumer by consumer. */
@Component
class FlowFigures {

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Freshness freshness;

    FlowFigures(JdbcClient jdbc, Catalogue catalogue, Freshness freshness) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.freshness = freshness;
    }

    /**
     * One consumer of one topic.
     *
     * @param perMinute events handled in the last minute
     * @param lastHandled when it last said it handled something
     * @param waiting events the console knows and this consumer has not said it handled
     * @param behind age of the oldest of them, zero if there is none, null while the topic's own state is not known
     * @param quarantined streams that stand in quarantine at this consumer
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
            long quarantined) {

        /** Whether a person must look. */
        public boolean needsAttention() {
            return quarantined > 0 || (behind != null && behind.compareTo(Duration.ofMinutes(1)) > 0);
        }
    }

    List<Edge> edges(Instant now) {
        var handled = handled();
        var waiting = waiting();
        var quarantined = quarantined();
        var known = freshness.perTopic();
        var edges = new ArrayList<Edge>();
        for (var topic : catalogue.topics()) {
            for (var consumer : topic.consumers()) {
                var key = new Key(topic.name(), consumer);
                var done = handled.getOrDefault(key, new Handled(0, null));
                var behind = waiting.getOrDefault(key, new Waiting(0, null));
                edges.add(new Edge(
                        topic.name(),
                        topic.owner(),
                        consumer,
                        topic.clinical(),
                        done.perMinute(),
                        done.last(),
                        behind.count(),
                        behind(behind, known.get(topic.name()), now),
                        quarantined.getOrDefault(key, 0L)));
            }
        }
        return edges;
    }

    private static @Nullable Duration behind(Waiting waiting, @Nullable Instant known, Instant now) {
        if (waiting.oldest() != null) {
            return Duration.between(waiting.oldest(), now);
        }
        return known == null ? null : Duration.ZERO;
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

    /** Events in the last hour that somebody should have handled: older ones may have lost their receipts to the retention. */
    private Map<Key, Waiting> waiting() {
        var waiting = new HashMap<Key, Waiting>();
        for (var topic : catalogue.topics()) {
            for (var consumer : topic.consumers()) {
                jdbc.sql("""
                        select count(*) as streams, min(recorded_at) as oldest from stream_head
                         where topic = :topic and recorded_at > now() - interval '1 hour'
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

    private Map<Key, Long> quarantined() {
        var quarantined = new HashMap<Key, Long>();
        jdbc.sql("""
                select topic, consumer, count(distinct (stream, from_sequence)) as streams from receipt
                 where outcome = 'QUARANTINED'
                   and not exists (select from receipt later
                                    where later.consumer = receipt.consumer and later.topic = receipt.topic
                                      and later.stream = receipt.stream and later.to_sequence >= receipt.from_sequence
                                      and later.at >= receipt.at and later.outcome in ('APPLIED', 'RESOLVED'))
                 group by topic, consumer""").query(row -> {
            quarantined.put(new Key(row.getString("topic"), row.getString("consumer")), row.getLong("streams"));
        });
        return quarantined;
    }

    private record Key(String topic, String consumer) {}

    private record Handled(long perMinute, @Nullable Instant last) {}

    private record Waiting(long count, @Nullable Instant oldest) {}
}
