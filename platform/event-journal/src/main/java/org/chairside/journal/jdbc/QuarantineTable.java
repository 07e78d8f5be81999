package org.chairside.journal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chairside.journal.Envelope;
import org.chairside.journal.codec.EnvelopeHeaders;
import org.chairside.journal.inbox.IncomingRecord;
import org.chairside.journal.inbox.Poison;
import org.chairside.journal.inbox.Reason;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records that stand aside, with everything they came with. */
public final class QuarantineTable {

    private static final String COLUMNS = "id, topic, partition, record_offset, record_key, headers,"
            + " coalesce(replacement, value) as value, replacement is not null as corrected, state, reason, pointer, exception";

    private static final String WAITING = """
            select id, sequence, state, reason, replacement is not null as corrected from quarantine
            where consumer = ? and topic = ? and stream = ? and state <> 'RESOLVED'
            """;

    private static final String IMPOSTORS = Arrays.stream(Reason.values())
            .filter(Reason::impostor)
            .map(reason -> "'" + reason.code() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private final JdbcTemplate jdbc;

    public QuarantineTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Waiting> waiting(Subscription subscription, String stream) {
        return jdbc.query(
                WAITING + "order by sequence, id",
                (row, _) -> waiting(row),
                subscription.consumer(),
                subscription.topic(),
                stream);
    }

    List<Waiting> next(Subscription subscription, String stream, int last) {
        return jdbc.query(
                WAITING + "and (sequence > ? and reason not in " + IMPOSTORS
                        + " or state <> 'QUARANTINED') order by sequence, id limit 200",
                (row, _) -> waiting(row),
                subscription.consumer(),
                subscription.topic(),
                stream,
                last);
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Waiting(
                row.getLong("id"),
                row.getInt("sequence"),
                SetAside.State.valueOf(row.getString("state")),
                reason == null ? null : Reason.of(reason),
                row.getBoolean("corrected"));
    }

    /** Throws {@link org.springframework.dao.EmptyResultDataAccessException} if the consumer has no such row. */
    public SetAside find(String consumer, long id) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select stream, " + COLUMNS + " from quarantine where consumer = ? and id = ?",
                (row, _) -> setAside(row),
                consumer,
                id));
    }

    /** False if it had been added before and has been resolved since; a rebuild takes up its row again. */
    boolean add(Subscription subscription, SetAside aside) {
        IncomingRecord record = aside.record();
        Envelope envelope = aside.envelope();
        Poison poison = aside.poison();
        int added = jdbc.update(
                """
                insert into quarantine (consumer, topic, partition, record_offset, fingerprint, record_key, headers, value,
                  stream, sequence, event_id, type, site, state, reason, pointer, exception)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?)
                on conflict (consumer, topic, partition, record_offset, fingerprint) do update
                set state = excluded.state, reason = excluded.reason, pointer = excluded.pointer,
                  exception = excluded.exception, resolved_at = null, resolution = null, rebuilt_at = null
                where quarantine.rebuilt_at is not null""",
                subscription.consumer(),
                subscription.topic(),
                record.partition(),
                record.offset(),
                record.fingerprint(),
                record.key(),
                RawHeaders.write(record.headers()),
                record.value(),
                envelope == null ? null : envelope.stream(),
                envelope == null ? null : envelope.sequence(),
                envelope == null ? null : envelope.id(),
                envelope == null ? null : envelope.type(),
                envelope == null ? null : envelope.site(),
                aside.state().name(),
                poison == null ? null : poison.reason().code(),
                poison == null ? null : poison.pointer(),
                poison == null ? null : poison.exception());
        return added > 0 || stands(subscription, record);
    }

    private boolean stands(Subscription subscription, IncomingRecord record) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select exists (select 1 from quarantine where consumer = ? and topic = ? and partition = ?
                               and record_offset = ? and fingerprint = ? and state <> 'RESOLVED')""",
                Boolean.class,
                subscription.consumer(),
                subscription.topic(),
                record.partition(),
                record.offset(),
                record.fingerprint()));
    }

    void condemn(long id, Poison poison) {
        jdbc.update(
                "update quarantine set state = 'QUARANTINED', reason = ?, pointer = ?, exception = ? where id = ?",
                poison.reason().code(),
                poison.pointer(),
                poison.exception(),
                id);
    }

    /** A record that could not be read when it came may have a stream by now. */
    void hold(SetAside quarantined) {
        Envelope envelope = Objects.requireNonNull(quarantined.envelope());
        jdbc.update(
                "update quarantine set state = 'HELD', stream = ?, sequence = ?, event_id = ?::uuid, type = ? where id = ?",
                envelope.stream(),
                envelope.sequence(),
                envelope.id(),
                envelope.type(),
                quarantined.id());
    }

    void release(long id, String resolution) {
        jdbc.update(
                "update quarantine set state = 'RESOLVED', resolved_at = clock_timestamp(), resolution = ? where id = ?",
                resolution,
                id);
    }

    private static SetAside setAside(ResultSet row) throws SQLException {
        byte[] value = row.getBytes("value");
        IncomingRecord arrived = new IncomingRecord(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getBytes("record_key"),
                RawHeaders.read(row.getBytes("headers")),
                value);
        IncomingRecord record = row.getBoolean("corrected") ? arrived.corrected(value) : arrived;
        return new SetAside(
                row.getLong("id"),
                SetAside.State.valueOf(row.getString("state")),
                record,
                row.getString("stream") == null ? null : EnvelopeHeaders.read(record.texts()),
                poison(row.getString("reason"), row));
    }

    private static @Nullable Poison poison(@Nullable String reason, ResultSet row) throws SQLException {
        return reason == null
                ? null
                : new Poison(Reason.of(reason), row.getString("pointer"), row.getString("exception"));
    }
}
