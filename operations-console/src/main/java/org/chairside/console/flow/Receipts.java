package org.chairside.console.flow;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What consumers said they did with events, kept for seven days; hearing a receipt twice changes nothing. */
@Component
class Receipts {

    private static final int FORGET_EVERY = 500;

    private final JdbcClient jdbc;
    private int untilForgetting;

    Receipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The receipts of one batch of one consumer. */
    record Batch(String consumer, String topic, Instant at, List<Receipt> receipts) {}

    /** What became of the events {@code from} to {@code to} of one stream. */
    record Receipt(
            @Nullable String stream,
            int from,
            int to,
            String outcome,
            @Nullable String reason) {}

    @Transactional
    public void keep(Batch batch) {
        for (var receipt : batch.receipts()) {
            jdbc.sql("""
                    insert into receipt (consumer, topic, stream, from_sequence, to_sequence, outcome, reason, at)
                    values (:consumer, :topic, :stream, :from, :to, :outcome, :reason, :at)
                    on conflict do nothing""")
                    .param("consumer", batch.consumer())
                    .param("topic", batch.topic())
                    .param("stream", receipt.stream() == null ? "" : receipt.stream())
                    .param("from", receipt.from())
                    .param("to", receipt.to())
                    .param("outcome", receipt.outcome())
                    .param("reason", receipt.reason())
                    .param("at", batch.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
        if (--untilForgetting <= 0) {
            jdbc.sql("delete from receipt where at < now() - interval '7 days'").update();
            untilForgetting = FORGET_EVERY;
        }
    }
}
