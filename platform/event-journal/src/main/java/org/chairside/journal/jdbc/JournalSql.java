package org.chairside.journal.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.chairside.journal.Envelope;
import org.chairside.journal.append.JournalRow;

/** Rows of the journal as SQL: one statement appends any number of them and marks them unpublished. */
final class JournalSql {

    private static final String COLUMNS =
            "event_id, stream, sequence, type, record_key, site, journey, occurred_at, headers, data";
    private static final String VALUES =
            "(?::uuid, ?::text, ?::int, ?::text, ?::text, ?::text, ?::uuid, ?::timestamptz, ?::jsonb, ?::bytea)";
    private static final String MARK = "insert into journal_unpublished (position) select position from appended";

    private JournalSql() {}

    static String append(int rows) {
        return "with appended as (insert into journal (" + COLUMNS + ") values " + values(rows)
                + " returning position) " + MARK;
    }

    static void bind(List<Object> parameters, JournalRow row, StoredHeaders headers) {
        Envelope envelope = row.envelope();
        parameters.add(envelope.id());
        parameters.add(envelope.stream());
        parameters.add(envelope.sequence());
        parameters.add(envelope.type());
        parameters.add(envelope.partitionKey());
        add(parameters, envelope.site());
        add(parameters, envelope.journeyId());
        parameters.add(utc(envelope.time()));
        parameters.add(headers.write(envelope));
        parameters.add(row.data());
    }

    @SuppressWarnings("NullAway") // a null is a parameter like any other
    private static void add(List<Object> parameters, @org.jspecify.annotations.Nullable Object value) {
        parameters.add(value);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String values(int rows) {
        return String.join(", ", java.util.Collections.nCopies(rows, VALUES));
    }
}
