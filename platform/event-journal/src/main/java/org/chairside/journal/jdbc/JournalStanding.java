package org.chairside.journal.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far the relay has come: what waits, what stands aside, who carries. */
public final class JournalStanding {

    private final JdbcTemplate jdbc;

    public JournalStanding(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows that wait for the broker, and for how long the oldest has; null if none does. */
    public record Lag(long rows, @Nullable Double oldestSeconds) {}

    /** A row that cannot be sent, or waits behind one. */
    public record ParkedRow(long position, String stream, String type, String reason, Instant parkedAt) {}

    /** Who carries the journal to the broker. */
    public record LeaseHolder(String holder, long epoch, Instant renewedAt) {}

    public Lag lag() {
        return jdbc.query("""
                        select (select count(*) from journal_unpublished),
                          (select extract(epoch from clock_timestamp() - recorded_at) from journal
                           where position = (select min(position) from journal_unpublished))""", (row, _) -> new Lag(row.getLong(1), row.getObject(2) == null ? null : row.getDouble(2)))
                .getFirst();
    }

    /** How many rows stand aside, by reason; all of them. */
    public Map<String, Long> parkedByReason() {
        Map<String, Long> rows = new HashMap<>();
        jdbc.query("select reason, count(*) from journal_parked group by reason", row -> {
            rows.put(row.getString(1), row.getLong(2));
        });
        return rows;
    }

    /** The first thousand. */
    public List<ParkedRow> parked() {
        return jdbc.query(
                """
                select p.position, p.stream, j.type, p.reason, p.parked_at
                from journal_parked p join journal j on j.position = p.position order by p.position limit 1000""",
                (row, _) -> new ParkedRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()));
    }

    public List<LeaseHolder> lease() {
        return jdbc.query(
                "select holder, epoch, renewed_at from relay_lease",
                (row, _) -> new LeaseHolder(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
    }

    /** Gives a stream's parked rows to the relay again, in order; the number of rows. */
    public int release(String stream) {
        return jdbc.update("""
                with freed as (delete from journal_parked where stream = ? returning position)
                insert into journal_unpublished (position) select position from freed order by position
                on conflict do nothing""", stream);
    }
}
