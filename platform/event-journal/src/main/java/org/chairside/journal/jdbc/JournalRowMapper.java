package org.chairside.journal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chairside.journal.Envelope;
import org.chairside.journal.append.JournalRow;

/** A row of the journal, read back. */
public final class JournalRowMapper {

    /** The columns {@link #row} needs, of a table named {@code j}. */
    public static final String COLUMNS = "j.position, j.event_id, j.stream, j.sequence, j.type, j.record_key, j.site,"
            + " j.journey, j.occurred_at, j.recorded_at, j.headers, j.data";

    private final StoredHeaders headers = new StoredHeaders();

    public JournalRow row(ResultSet row) throws SQLException {
        StoredHeaders.Rest rest = headers.read(row.getString("headers"));
        Envelope envelope = new Envelope(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                rest.source(),
                instant(row, "occurred_at"),
                row.getString("stream"),
                row.getString("stream"),
                row.getInt("sequence"),
                row.getString("record_key"),
                row.getString("site"),
                row.getObject("journey", UUID.class),
                rest.causationId(),
                rest.policyVersion(),
                rest.actor(),
                instant(row, "recorded_at"),
                rest.origin(),
                rest.dataHash(),
                rest.traceparent(),
                rest.tracestate());
        return new JournalRow(envelope, row.getBytes("data"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
