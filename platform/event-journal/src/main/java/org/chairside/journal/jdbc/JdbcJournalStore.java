package org.chairside.journal.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chairside.journal.relay.JournalStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads, settles and parks unpublished rows. */
public final class JdbcJournalStore implements JournalStore {

    /**
     * A plan is made while the table is as good as empty, and kept: reading all of it is the best plan then, and the worst for a backlog.
     * Of the journal, which only grows, a row is looked up by its position for the same reason ({@code offset 0}).
     */
    private static final String BY_INDEX = "select set_config('enable_seqscan', 'off', true);";

    private static final String UNPUBLISHED = BY_INDEX + """
            select now.as_of, now.epoch, j.*
            from (select transaction_timestamp() as as_of,
                    (select epoch from relay_lease) as epoch) as now
            left join lateral (
              select row.*
              from (select position from journal_unpublished
                    where position not in (select unnest(?::bigint[]))
                    order by position
                    limit ?) as u
              cross join lateral (select %s from journal j where j.position = u.position offset 0) as row) as j on true
            order by j.position
            """.formatted(JournalRowMapper.COLUMNS);

    /** Losing this commit costs a duplicate and nothing else, so nobody waits for the disk. */
    private static final String SETTLE = BY_INDEX + """
            with fence as (select 1 from relay_lease where epoch = ? for share),
                 gone as (delete from journal_unpublished
                          where position = any (?::bigint[]) and exists (select 1 from fence))
            select count(*), set_config('synchronous_commit', 'off', true) from fence
            """;

    private static final String PARK = """
            with fence as (select 1 from relay_lease where epoch = ? for share),
                 gone as (delete from journal_unpublished where position = ? and exists (select 1 from fence)),
                 parked as (insert into journal_parked (position, stream, record_key, reason)
                            select ?, ?, ?, ? where exists (select 1 from fence)
                            on conflict (position) do nothing)
            select count(*) from fence
            """;

    /** Each look begins at the table's start; deleted marks that lie there still would cost it more from second to second. */
    private static final String SWEEP = "vacuum (skip_locked, truncate false, index_cleanup on) journal_unpublished";

    private static final int MARKS_PER_SWEEP = 2_000;

    private final JdbcTemplate jdbc;
    private int deletedMarks;
    private final JournalRowMapper rows = new JournalRowMapper();

    public JdbcJournalStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Reading> unpublished(long epoch, Collection<Long> except, int limit) {
        return jdbc.execute((Connection connection) -> {
            try (var statement = connection.prepareStatement(UNPUBLISHED)) {
                statement.setArray(1, bigints(connection, except));
                statement.setInt(2, limit);
                return reading(epoch, second(statement), limit);
            }
        });
    }

    /** Epoch and rows are of one snapshot: while the epoch stands, nobody else has published anything in it. */
    private Optional<Reading> reading(long epoch, ResultSet found, int limit) throws SQLException {
        Instant asOf = Instant.MIN;
        List<Unpublished> unpublished = new ArrayList<>();
        while (found.next()) {
            if (found.getLong("epoch") != epoch) {
                return Optional.empty();
            }
            asOf = JournalRowMapper.instant(found, "as_of");
            long position = found.getLong("position");
            if (!found.wasNull()) {
                unpublished.add(new Unpublished(position, rows.row(found)));
            }
        }
        return Optional.of(new Reading(asOf, unpublished, unpublished.size() < limit));
    }

    @Override
    public boolean settle(long epoch, Collection<Long> positions) {
        boolean settled = delete(epoch, positions);
        deletedMarks += positions.size();
        if (settled && deletedMarks >= MARKS_PER_SWEEP) {
            deletedMarks = 0;
            jdbc.execute(SWEEP);
        }
        return settled;
    }

    private boolean delete(long epoch, Collection<Long> positions) {
        return fenced(jdbc.execute((Connection connection) -> {
            try (var statement = connection.prepareStatement(SETTLE)) {
                statement.setLong(1, epoch);
                statement.setArray(2, bigints(connection, positions));
                ResultSet result = second(statement);
                result.next();
                return result.getInt(1);
            }
        }));
    }

    @Override
    public boolean park(long epoch, Parked row) {
        return fenced(jdbc.queryForObject(
                PARK,
                Integer.class,
                epoch,
                row.position(),
                row.position(),
                row.stream(),
                row.recordKey(),
                row.reason()));
    }

    private static boolean fenced(@Nullable Integer holders) {
        return holders != null && holders > 0;
    }

    @Override
    public List<Parked> parked() {
        return jdbc.query(
                "select position, stream, record_key, reason from journal_parked order by position",
                (row, _) -> new Parked(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    @Override
    public List<Refill> refills() {
        return jdbc.query(
                """
                select topic, max(requested_at) from republish
                where finished_at is not null and from_position <= 1 group by topic""",
                (row, _) -> new Refill(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()));
    }

    private static ResultSet second(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        return statement.getResultSet();
    }

    private static Array bigints(Connection connection, Collection<Long> positions) throws SQLException {
        return connection.createArrayOf("bigint", positions.toArray());
    }
}
