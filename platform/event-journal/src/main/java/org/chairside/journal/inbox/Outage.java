package org.chairside.journal.inbox;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.chairside.journal.KeyMissing;
import org.chairside.journal.Unreachable;

/** Tells an outage, which passes, from a record that will never do. */
public final class Outage {

    /** Connection lost, out of resources, operator intervened, system error. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** Serialisation failure, deadlock, lock not available, standby. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "25006");

    private Outage() {}

    /** @throws Unreachable if an outage stands anywhere behind the failure */
    public static void rethrow(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof KeyMissing) {
                return; // of this one record
            }
            if (each instanceof Unreachable unreachable) {
                throw unreachable;
            }
            if (each instanceof SQLException database && passes(database)) {
                throw new Unreachable("the database, for now: " + database.getSQLState(), failure);
            }
        }
    }

    private static boolean passes(SQLException failure) {
        if (failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLNonTransientConnectionException) {
            return true;
        }
        String state = failure.getSQLState();
        return state != null
                && (STATES.contains(state) || (state.length() == 5 && CLASSES.contains(state.substring(0, 2))));
    }
}
