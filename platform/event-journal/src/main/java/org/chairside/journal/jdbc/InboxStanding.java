package org.chairside.journal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far a service has come with what it hears. */
public final class InboxStanding {

    private final JdbcTemplate jdbc;
    private final String consumer;

    public InboxStanding(JdbcTemplate jdbc, String consumer) {
        this.jdbc = jdbc;
        this.consumer = consumer;
    }

    /** Everything before {@code nextOffset} has its outcome; {@code shortSince} as in {@code Progress.Standing}. */
    public record Position(
            String topic,
            int partition,
            long nextOffset,
            Instant updatedAt,
            @Nullable Instant shortSince) {}

    /** A stream whose next event is quarantined, or has not come. */
    public record WaitingStream(
            String topic,
            String stream,
            int lastSequence,
            @Nullable Instant heldSince,
            @Nullable Instant gapSince,
            int firstWaiting) {

        /** Whether nothing but an event that has not come stands in the way. */
        public boolean missesEvents() {
            return gapSince != null && heldSince == null && firstWaiting > lastSequence + 1;
        }
    }

    /** Streams held by a quarantined event, and streams that miss one. */
    public record Streams(long held, long gaps) {}

    /** Open records of one topic and reason. */
    public record Count(String topic, String state, String reason, long rows) {}

    public List<Position> positions() {
        return jdbc.query(
                """
                select topic, partition, next_offset, updated_at, short_since from inbox_position
                where consumer = ? order by topic, partition""",
                (row, _) -> new Position(
                        row.getString(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        Columns.instant(row, "short_since")),
                consumer);
    }

    /** The longest waiting first, at most a thousand. */
    public List<WaitingStream> waiting() {
        return waiting(
                "s.held_since is not null or s.gap_since is not null", "least(s.held_since, s.gap_since)", 1_000);
    }

    /** Those that nothing but an event not come keeps waiting, the longest first, at most ten thousand. */
    public List<WaitingStream> withGaps() {
        return waiting("s.gap_since is not null and s.held_since is null", "s.gap_since", 10_000);
    }

    private List<WaitingStream> waiting(String which, String order, int most) {
        return jdbc.query("""
                select s.topic, s.stream, s.last_sequence, s.held_since, s.gap_since,
                  coalesce((select min(q.sequence) from quarantine q
                            where q.consumer = s.consumer and q.topic = s.topic and q.stream = s.stream
                              and q.sequence > s.last_sequence and q.state <> 'RESOLVED'), 0) as first_waiting
                from inbox_stream s
                where s.consumer = ? and (%s)
                order by %s limit %d""".formatted(which, order, most), (row, _) -> waiting(row), consumer);
    }

    private static WaitingStream waiting(ResultSet row) throws SQLException {
        return new WaitingStream(
                row.getString("topic"),
                row.getString("stream"),
                row.getInt("last_sequence"),
                Columns.instant(row, "held_since"),
                Columns.instant(row, "gap_since"),
                row.getInt("first_waiting"));
    }

    /** How many streams wait, and how many of them for nothing but an event that has not come. */
    public Streams streams() {
        return Objects.requireNonNull(
                jdbc.queryForObject("""
                select count(*) filter (where held_since is not null), count(*) filter (where held_since is null)
                from inbox_stream where consumer = ? and (held_since is not null or gap_since is not null)""", (row, _) -> new Streams(row.getLong(1), row.getLong(2)), consumer));
    }

    /** The arrival of each site's oldest event that stands aside. */
    public Map<String, Instant> oldestBySite() {
        Map<String, Instant> oldest = new HashMap<>();
        jdbc.query(
                """
                select site, min(arrived_at) from quarantine
                where consumer = ? and state <> 'RESOLVED' and site is not null group by site""",
                row -> {
                    oldest.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                },
                consumer);
        return oldest;
    }

    /** How many records stand aside, and why; one whose key is not here yet counts once it has waited for ten seconds. */
    public List<Count> open() {
        return jdbc.query(
                """
                select topic, state, coalesce(reason, ''), count(*) from quarantine
                where consumer = ? and state <> 'RESOLVED'
                  and not (coalesce(reason, '') = 'key-missing' and arrived_at > clock_timestamp() - interval '10 seconds')
                group by 1, 2, 3 order by 1, 2, 3""",
                (row, _) -> new Count(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                consumer);
    }
}
