package org.chairside.session;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The locks under which a start and a fallen clearance of one patient wait for each other. */
public final class PatientLocks {

    private PatientLocks() {}

    /** The other comes on a thread of its own: only the database knows when it has arrived at the lock. */
    public static void awaitSomebodyWaiting(JdbcClient jdbc) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("""
                        select exists (select from pg_locks join pg_database on pg_database.oid = pg_locks.database
                                       where locktype = 'advisory' and not granted and datname = current_database())
                        """).query(Boolean.class).single());
    }
}
