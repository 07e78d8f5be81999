package org.chairside.console.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of every declared flow: topic by topic, consumer by consumer. */
@Component
class FlowFigures {

    /** News of a topic comes every second or so; a consumer with older news only is late. */
    private static final Duration LATE = Duration.ofSeconds(10);

    /** A consumer that is further behind is worth a person's look. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final TopicCatalogue catalogue;
    private final Standings standings;

    FlowFigures(JdbcClient jdbc, TopicCatalogue catalogue, Standings standings) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.standings = standings;
    }

    /**
     * One consumer of one topic, as the consumer tells it; what it does not tell is null.
     *
     * @param perMinute events handled in the last minute
     * @param waiting streams of which an event stands aside or is missing there
     * @param behind how long ago it knew all that was said
     * @param quarantined records that stand in its quarantine
     */
    record Edge(
            String topic,
            String owner,
            String consumer,
            long perMinute,
            @Nullable Long waiting,
            @Nullable Duration behind,
            @Nullable Long quarantined) {

        /** The worst of several. */
        static final Comparator<Edge> WORST_FIRST = Comparator.comparing(Edge::worry)
                .thenComparing(
                        edge -> Objects.requireNonNullElse(edge.behind(), Duration.ZERO), Comparator.reverseOrder());

        public Worry worry() {
            if (holds() || isBehindBy(PATIENCE)) {
                return Worry.NEEDS_SOMEBODY;
            }
            if (behind == null || quarantined == null) {
                return Worry.UNKNOWN;
            }
            return isLate() ? Worry.LATE : Worry.NONE;
        }

        /** Whether a record of this topic stands in the consumer's quarantine. */
        public boolean holds() {
            return quarantined != null && quarantined > 0;
        }

        public boolean isLate() {
            return isBehindBy(LATE);
        }

        private boolean isBehindBy(Duration more) {
            return behind != null && behind.compareTo(more) > 0;
        }
    }

    /** How much a flow asks for a person, the most first; what nobody can tell asks for more than what is a little late. */
    enum Worry {
        NEEDS_SOMEBODY("alarm"),
        UNKNOWN("wait"),
        LATE("wait"),
        NONE("calm");

        private final String tone;

        Worry(String tone) {
            this.tone = tone;
        }

        /** The colour beside the word. */
        public String tone() {
            return tone;
        }
    }

    /** @param knownHere as of when each topic is complete at the console */
    List<Edge> edges(Map<String, Instant> knownHere, Instant now) {
        var perMinute = perMinute();
        var told = standings.look(knownHere).entrySet().stream()
                .collect(Collectors.toMap(standing -> standing.getKey().consumer(), Map.Entry::getValue));
        var edges = new ArrayList<Edge>();
        topicsOfEvents(catalogue).forEach(topic -> {
            for (var consumer : topic.consumers()) {
                var rate = perMinute.getOrDefault(new Key(topic.name(), consumer), 0L);
                edges.add(edge(topic, consumer, rate, told.get(consumer), now));
            }
        });
        return edges;
    }

    static Edge edge(Topic topic, String consumer, long perMinute, Standings.@Nullable Standing told, Instant now) {
        if (told == null) {
            return new Edge(topic.name(), topic.owner(), consumer, perMinute, null, null, null);
        }
        var known = told.known().get(topic.name());
        return new Edge(
                topic.name(),
                topic.owner(),
                consumer,
                perMinute,
                told.waiting().getOrDefault(topic.name(), 0L),
                known == null ? null : Duration.between(known, now),
                told.quarantined().getOrDefault(topic.name(), 0L));
    }

    /** Topics that carry what happened in a clinic. */
    static Stream<Topic> topicsOfEvents(TopicCatalogue catalogue) {
        return catalogue.topics().stream().filter(topic -> topic.family() != null);
    }

    private Map<Key, Long> perMinute() {
        var handled = new HashMap<Key, Long>();
        jdbc.sql("""
                select topic, consumer, sum(to_sequence - from_sequence + 1) as events from receipt
                 where outcome in ('APPLIED', 'RESOLVED') and at > now() - interval '1 minute' group by topic, consumer""").query(row -> {
            handled.put(new Key(row.getString("topic"), row.getString("consumer")), row.getLong("events"));
        });
        return handled;
    }

    private record Key(String topic, String consumer) {}
}
