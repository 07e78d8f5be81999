package org.chairside.journal.jdbc;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chairside.journal.relay.Bus;
import org.chairside.journal.relay.OutgoingRecord;
import org.springframework.jdbc.core.JdbcTemplate;

/** Publishes receipts as the relay does events: read what exists, send, delete what the broker has acknowledged. */
public final class ReceiptOutbox {

    /** Where receipts go. */
    public static final String TOPIC = "chairside.operations.receipts.v1";

    private static final int AT_ONCE = 1_000;

    /** One statement for all, and nobody waits for the disk: losing it only publishes a receipt again, and the relay's thread has more to do. */
    private static final String DELETE = """
            with gone as (delete from receipt_unpublished where position = any (?::bigint[]))
            select set_config('synchronous_commit', 'off', true)""";

    private final JdbcTemplate jdbc;
    private final Bus bus;
    private final Set<Long> inFlight = ConcurrentHashMap.newKeySet();
    private final Queue<Long> done = new ConcurrentLinkedQueue<>();

    public ReceiptOutbox(JdbcTemplate jdbc, Bus bus) {
        this.jdbc = jdbc;
        this.bus = bus;
    }

    /** Called by whoever holds the relay's lease. */
    public void step() {
        List<Long> gone = new ArrayList<>();
        for (Long position = done.poll(); position != null; position = done.poll()) {
            gone.add(position);
        }
        if (!gone.isEmpty()) {
            delete(gone);
            inFlight.removeAll(gone);
        }
        if (inFlight.isEmpty()) {
            waiting().forEach(this::send);
        }
    }

    private void delete(List<Long> positions) {
        try {
            jdbc.execute((Connection connection) -> {
                try (var statement = connection.prepareStatement(DELETE)) {
                    statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
                    return statement.execute();
                }
            });
        } catch (RuntimeException unreachable) {
            done.addAll(positions);
            throw unreachable;
        }
    }

    private List<Waiting> waiting() {
        return jdbc.query(
                "select position, consumer, data from receipt_unpublished order by position limit " + AT_ONCE,
                (row, _) -> new Waiting(row.getLong(1), row.getString(2), row.getBytes(3)));
    }

    private void send(Waiting receipt) {
        inFlight.add(receipt.position());
        OutgoingRecord record = new OutgoingRecord(
                TOPIC, receipt.consumer(), Map.of("content-type", "application/json"), receipt.data());
        bus.send(record, new Bus.Answer() {
            @Override
            public void acknowledged(int partition, long offset) {
                done.add(receipt.position());
            }

            @Override
            public void refused(String reason) {
                done.add(receipt.position());
            }

            @Override
            public void lost() {
                inFlight.remove(receipt.position());
            }
        });
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Waiting(long position, String consumer, byte[] data) {}
}
