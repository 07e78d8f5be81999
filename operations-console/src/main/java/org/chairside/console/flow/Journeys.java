package org.chairside.console.flow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Visits as the steps they took through the services. */
@Component
class Journeys {

    private static final int LATEST = 50;

    /** Receipts are kept for as long; before the last of them go, nothing is said any more of what they told. */
    private static final Duration TOLD_FOR = Duration.ofDays(7).minusHours(1);

    private final JdbcClient jdbc;
    private final TopicCatalogue catalogue;

    Journeys(JdbcClient jdbc, TopicCatalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** A visit in the list. */
    record Journey(UUID id, @Nullable String site, long steps, Instant lastRecorded) {}

    /**
     * One event of a visit.
     *
     * @param occurred when it happened in the clinic
     * @param recorded when its service committed it
     */
    record Step(String owner, String type, Instant occurred, Instant recorded, List<Handling> handlings) {

        /** The type without its owner and version: {@code appointment-booked}. */
        public String name() {
            var parts = type.split("\\.", -1);
            return parts[parts.length - 2];
        }
    }

    /**
     * What one consumer did with it.
     *
     * @param at when, null if nothing of it is known
     * @param after milliseconds since it was recorded, by the clocks of two machines
     * @param how the message {@code journeys.handling.<how>} that says it
     */
    record Handling(String consumer, @Nullable Instant at, long after, String how) {

        static Handling of(String consumer, @Nullable Instant at, Instant recorded, Instant now) {
            if (at == null) {
                var forgotten = recorded.isBefore(now.minus(TOLD_FOR));
                return new Handling(consumer, null, 0, forgotten ? "forgotten" : "notYet");
            }
            var after = Duration.between(recorded, at).toMillis();
            return new Handling(consumer, at, after, after < 0 ? "clocksDiffer" : "after");
        }
    }

    List<Journey> latest() {
        return jdbc.sql("""
                select journey, max(site) as site, count(*) as steps, max(recorded_at) as last_recorded
                  from journey_step group by journey order by last_recorded desc limit :latest""")
                .param("latest", LATEST)
                .query((row, _) -> new Journey(
                        row.getObject("journey", UUID.class),
                        row.getString("site"),
                        row.getLong("steps"),
                        instant(row, "last_recorded")))
                .list();
    }

    /** In the order of recording; empty for a visit nobody has heard of. */
    List<Step> steps(UUID journey, Instant now) {
        return jdbc.sql("""
                select topic, type, occurred_at, recorded_at, stream, sequence from journey_step
                 where journey = :journey order by recorded_at, stream, sequence""")
                .param("journey", journey)
                .query((row, _) -> step(row, now))
                .list();
    }

    private Step step(ResultSet row, Instant now) throws SQLException {
        var recorded = instant(row, "recorded_at");
        var topic = catalogue.topic(row.getString("topic"));
        var handled = handled(row.getString("stream"), row.getInt("sequence"));
        return new Step(
                topic.owner(),
                row.getString("type"),
                instant(row, "occurred_at"),
                recorded,
                topic.consumers().stream()
                        .map(consumer -> Handling.of(consumer, handled.get(consumer), recorded, now))
                        .toList());
    }

    private Map<String, Instant> handled(String stream, int sequence) {
        var handled = new HashMap<String, Instant>();
        jdbc.sql("""
                select consumer, min(at) as at from receipt
                 where stream = :stream and :sequence between from_sequence and to_sequence and outcome in ('APPLIED', 'RESOLVED')
                 group by consumer""").param("stream", stream).param("sequence", sequence).query(row -> {
            handled.put(row.getString("consumer"), instant(row, "at"));
        });
        return handled;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
