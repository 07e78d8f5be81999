package org.chairside.journal.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.chairside.journal.Unreachable;
import org.chairside.journal.relay.Lease;
import org.jspecify.annotations.Nullable;

/**
 * A lease held by a session of the database.
 *
 * <p>The advisory lock is let go the moment its holder's process dies, which makes taking over quick; the epoch in the table is what makes it
 * safe. A holder that lives and does not renew for five seconds is stuck: its session is ended.
 */
public final class JdbcLease implements Lease {

    private static final Duration RENEWAL = Duration.ofSeconds(1);
    private static final long LOCK = 0x43484149L;

    private final DataSource database;
    private final String holder;
    private final LongSupplier nanos;

    private @Nullable Connection session;
    private OptionalLong epoch = OptionalLong.empty();
    private long lastSaid;

    public JdbcLease(DataSource database, String holder, LongSupplier nanos) {
        this.database = database;
        this.holder = holder;
        this.nanos = nanos;
        this.lastSaid = nanos.getAsLong() - RENEWAL.toNanos();
    }

    @Override
    public OptionalLong hold() {
        try {
            Connection open = session();
            boolean due = nanos.getAsLong() - lastSaid >= RENEWAL.toNanos();
            if (epoch.isPresent()) {
                if (due && !renew(open)) {
                    release();
                }
            } else if (locked(open)) {
                epoch = OptionalLong.of(begin(open));
                lastSaid = nanos.getAsLong();
            } else if (due) {
                endStuckHolder(open);
            }
            return epoch;
        } catch (SQLException lost) {
            discard();
            throw new Unreachable("the lease's session", lost);
        }
    }

    @Override
    public void release() {
        Connection open = session;
        if (open == null) {
            return;
        }
        try (var statement = open.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
            open.close();
            session = null;
            epoch = OptionalLong.empty();
        } catch (SQLException lost) {
            discard();
        }
    }

    private Connection session() throws SQLException {
        Connection open = session;
        if (open == null) {
            open = database.getConnection();
            open.setAutoCommit(true);
            session = open;
        }
        return open;
    }

    private boolean locked(Connection open) throws SQLException {
        try (var statement = open.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            ResultSet answer = statement.executeQuery();
            return answer.next() && answer.getBoolean(1);
        }
    }

    private long begin(Connection open) throws SQLException {
        try (var statement = open.prepareStatement("""
                insert into relay_lease (epoch, holder, backend, renewed_at)
                values (1, ?, pg_backend_pid(), clock_timestamp())
                on conflict (single) do update set epoch = relay_lease.epoch + 1, holder = excluded.holder,
                  backend = excluded.backend, renewed_at = excluded.renewed_at
                returning epoch""")) {
            statement.setString(1, holder);
            ResultSet answer = statement.executeQuery();
            answer.next();
            return answer.getLong(1);
        }
    }

    private boolean renew(Connection open) throws SQLException {
        lastSaid = nanos.getAsLong();
        try (var statement =
                open.prepareStatement("update relay_lease set renewed_at = clock_timestamp() where epoch = ?")) {
            statement.setLong(1, epoch.orElseThrow());
            return statement.executeUpdate() == 1;
        }
    }

    /** The backend that the row names may have ended long ago and its number be another's: only who has the lock is stuck with it. */
    private void endStuckHolder(Connection open) throws SQLException {
        lastSaid = nanos.getAsLong();
        try (var statement = open.prepareStatement("""
                select pg_terminate_backend(held.pid)
                from relay_lease lease join pg_locks held on held.pid = lease.backend
                where lease.renewed_at < clock_timestamp() - interval '5 seconds'
                  and held.locktype = 'advisory' and held.granted and held.objsubid = 1
                  and held.database = (select oid from pg_database where datname = current_database())
                  and held.classid = 0 and held.objid::bigint = ?""")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    /** The lock may still be held by the session, so the session must not live on in the pool. */
    private void discard() {
        Connection open = session;
        session = null;
        epoch = OptionalLong.empty();
        if (open != null) {
            try (open) {
                open.abort(Runnable::run);
            } catch (SQLException gone) {
                // it was lost already
            }
        }
    }
}
