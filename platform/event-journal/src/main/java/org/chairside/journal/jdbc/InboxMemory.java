package org.chairside.journal.jdbc;

import org.springframework.jdbc.core.JdbcTemplate;

/** All that a service remembers of having heard others. */
public final class InboxMemory {

    private final JdbcTemplate jdbc;
    private final String consumer;

    public InboxMemory(JdbcTemplate jdbc, String consumer) {
        this.jdbc = jdbc;
        this.consumer = consumer;
    }

    /**
     * Forgets it, in the running transaction: everything that comes is new again.
     *
     * <p>What was quarantined, and what people decided, stays as evidence and holds nothing; a record that comes again takes up its row.
     */
    public void forget() {
        jdbc.update("delete from inbox_stream where consumer = ?", consumer);
        jdbc.update("delete from inbox_position where consumer = ?", consumer);
        jdbc.update("""
                delete from quarantine
                where consumer = ? and state <> 'QUARANTINED' and decided_by is null and rebuilt_at is null""", consumer);
        jdbc.update("""
                update quarantine
                set rebuilt_at = clock_timestamp(), resolved_at = coalesce(resolved_at, clock_timestamp()),
                  resolution = case when state = 'RESOLVED' then resolution else 'rebuilt' end, state = 'RESOLVED'
                where consumer = ?""", consumer);
    }
}
