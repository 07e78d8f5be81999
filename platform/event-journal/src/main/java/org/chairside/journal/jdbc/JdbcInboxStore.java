package org.chairside.journal.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.chairside.journal.Unreachable;
import org.chairside.journal.inbox.Fingerprints;
import org.chairside.journal.inbox.InboxStore;
import org.chairside.journal.inbox.Poison;
import org.chairside.journal.inbox.Receipt;
import org.chairside.journal.inbox.SetAside;
import org.chairside.journal.inbox.StreamState;
import org.chairside.journal.inbox.Subscription;
import org.chairside.journal.inbox.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What the inbox keeps, in the service's own database; a batch's streams are read and written as sets. */
public final class JdbcInboxStore implements InboxStore {

    private static final String LOCK = """
            select stream, last_sequence, held_since, gap_since, fingerprints from inbox_stream
            where consumer = ? and topic = ? and stream = any (?::text[])
            order by stream for update""";

    private static final String BEGIN = """
            insert into inbox_stream (consumer, topic, stream, last_sequence, held_since, gap_since, fingerprints)
            select ?, ?, n.* from unnest(?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::bytea[]) as n
            on conflict (consumer, topic, stream) do nothing""";

    private static final String CONTINUE = """
            update inbox_stream s
            set last_sequence = n.last, held_since = n.held, gap_since = n.gap, fingerprints = n.fingerprints
            from unnest(?::text[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::bytea[])
              as n (stream, last, held, gap, fingerprints)
            where s.consumer = ? and s.topic = ? and s.stream = n.stream""";

    private static final String ADVANCE = """
            insert into inbox_position (consumer, topic, partition, next_offset)
            select ?, ?, n.* from unnest(?::int[], ?::bigint[]) as n
            on conflict (consumer, topic, partition)
            do update set next_offset = excluded.next_offset, updated_at = clock_timestamp()""";

    private static final String RECEIPTS = """
            insert into receipt_unpublished (consumer, data)
            select n.* from (values (?, ?::bytea)) as n (consumer, data) where n.data is not null""";

    /** Without statistics PostgreSQL takes the table for empty and reads all of it for every batch. */
    private static final String LEARN_ITS_SIZE = "analyze (skip_locked) inbox_stream";

    private final JdbcTemplate jdbc;
    private final QuarantineTable quarantine;
    private final AtomicInteger streamsBegun = new AtomicInteger();
    private final AtomicInteger nextAnalysis = new AtomicInteger(256);
    private final JsonMapper json = JsonMapper.shared();

    public JdbcInboxStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.quarantine = new QuarantineTable(jdbc);
    }

    @Override
    public Map<String, StreamState> lock(Subscription subscription, Collection<String> streams) {
        Map<String, StreamState> known = new HashMap<>();
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(LOCK);
                    statement.setString(1, subscription.consumer());
                    statement.setString(2, subscription.topic());
                    statement.setArray(3, connection.createArrayOf("text", streams.toArray()));
                    return statement;
                },
                row -> {
                    StreamState state = state(row);
                    known.put(state.stream(), state);
                });
        return known;
    }

    private static StreamState state(ResultSet row) throws SQLException {
        return new StreamState(
                row.getString("stream"),
                true,
                row.getInt("last_sequence"),
                Columns.instant(row, "held_since"),
                Columns.instant(row, "gap_since"),
                new Fingerprints(row.getBytes("fingerprints")));
    }

    /** One round trip for what lasts, and one more only for streams never heard of: those have to be counted. */
    @Override
    public void conclude(
            Subscription subscription,
            Collection<StreamState> states,
            Map<Integer, Long> nextOffsets,
            List<Receipt> receipts) {
        begin(subscription, states.stream().filter(state -> !state.known()).toList());
        List<StreamState> continued = states.stream().filter(StreamState::known).toList();
        jdbc.execute((Connection connection) -> {
            try (var statement = connection.prepareStatement(String.join(";", CONTINUE, ADVANCE, RECEIPTS))) {
                bind(statement, 1, connection, continued);
                statement.setString(6, subscription.consumer());
                statement.setString(7, subscription.topic());
                statement.setString(8, subscription.consumer());
                statement.setString(9, subscription.topic());
                statement.setArray(
                        10, connection.createArrayOf("int", nextOffsets.keySet().toArray()));
                statement.setArray(
                        11,
                        connection.createArrayOf("bigint", nextOffsets.values().toArray()));
                statement.setString(12, subscription.consumer());
                statement.setBytes(13, receipts.isEmpty() ? null : data(subscription, receipts));
                return statement.execute();
            }
        });
    }

    private byte[] data(Subscription subscription, List<Receipt> receipts) {
        return json.writeValueAsBytes(
                new ReceiptMessage(subscription.consumer(), subscription.topic(), Instant.now(), receipts));
    }

    @Override
    public void save(Subscription subscription, Collection<StreamState> states) {
        List<StreamState> begun =
                states.stream().filter(state -> !state.known()).toList();
        List<StreamState> continued = states.stream().filter(StreamState::known).toList();
        begin(subscription, begun);
        if (!continued.isEmpty()) {
            proceed(subscription, continued);
        }
    }

    private void begin(Subscription subscription, List<StreamState> begun) {
        if (begun.isEmpty()) {
            return;
        }
        int inserted = jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(BEGIN);
            statement.setString(1, subscription.consumer());
            statement.setString(2, subscription.topic());
            bind(statement, 3, connection, begun);
            return statement;
        });
        if (inserted < begun.size()) {
            throw new Unreachable("another instance has begun a stream meanwhile", new IllegalStateException());
        }
        int all = streamsBegun.addAndGet(begun.size());
        int due = nextAnalysis.get();
        if (all >= due && nextAnalysis.compareAndSet(due, 2 * all)) {
            jdbc.execute(LEARN_ITS_SIZE);
        }
    }

    private void proceed(Subscription subscription, List<StreamState> states) {
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(CONTINUE);
            bind(statement, 1, connection, states);
            statement.setString(6, subscription.consumer());
            statement.setString(7, subscription.topic());
            return statement;
        });
    }

    private static void bind(PreparedStatement statement, int from, Connection connection, List<StreamState> states)
            throws SQLException {
        statement.setArray(from, array(connection, "text", states, StreamState::stream));
        statement.setArray(from + 1, array(connection, "int", states, StreamState::last));
        statement.setArray(from + 2, array(connection, "text", states, StreamState::heldSince));
        statement.setArray(from + 3, array(connection, "text", states, StreamState::gapSince));
        byte[][] fingerprints =
                states.stream().map(state -> state.fingerprints().bytes()).toArray(byte[][]::new);
        statement.setArray(from + 4, connection.createArrayOf("bytea", fingerprints));
    }

    private static java.sql.Array array(
            Connection connection,
            String type,
            List<StreamState> states,
            java.util.function.Function<StreamState, @Nullable Object> value)
            throws SQLException {
        @Nullable Object[] values = new @Nullable Object[states.size()];
        for (int i = 0; i < values.length; i++) {
            Object each = value.apply(states.get(i));
            values[i] = each instanceof Instant ? each.toString() : each;
        }
        return connection.createArrayOf(type, values);
    }

    @Override
    public List<Waiting> waiting(Subscription subscription, String stream) {
        return quarantine.waiting(subscription, stream);
    }

    @Override
    public List<Waiting> next(Subscription subscription, String stream, int last) {
        return quarantine.next(subscription, stream, last);
    }

    @Override
    public SetAside read(Subscription subscription, Waiting waiting) {
        return quarantine.find(subscription.consumer(), waiting.id());
    }

    @Override
    public boolean setAside(Subscription subscription, SetAside record) {
        return quarantine.add(subscription, record);
    }

    @Override
    public void condemn(SetAside waiting, Poison poison) {
        quarantine.condemn(waiting.id(), poison);
    }

    @Override
    public void hold(SetAside quarantined) {
        quarantine.hold(quarantined);
    }

    @Override
    public void release(SetAside waiting, String resolution) {
        quarantine.release(waiting.id(), resolution);
    }

    @Override
    public void receipts(Subscription subscription, List<Receipt> receipts) {
        if (!receipts.isEmpty()) {
            jdbc.update(RECEIPTS, subscription.consumer(), data(subscription, receipts));
        }
    }
}
