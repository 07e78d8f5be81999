package org.chairside.journal.jdbc;

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

    private static final int AT_ONCE = 200;

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
        for (Long position = done.poll(); position != null; position = done.poll()) {
            jdbc.update("delete from receipt_unpublished where position = ?", position);
            inFlight.remove(position);
        }
        if (inFlight.isEmpty()) {
            waiting().forEach(this::send);
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
