package org.chairside.journal.watch;

import io.micrometer.tracing.Span;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chairside.journal.relay.Bus;
import org.chairside.journal.relay.OutgoingRecord;
import org.jspecify.annotations.Nullable;

/** A bus whose records are counted, timed and traced. */
public final class ObservedBus implements Bus {

    private final Bus bus;
    private final JournalMeters meters;
    private final EventTraces traces;

    public ObservedBus(Bus bus, JournalMeters meters, EventTraces traces) {
        this.bus = bus;
        this.meters = meters;
        this.traces = traces;
    }

    @Override
    public void send(OutgoingRecord record, Answer answer) {
        Span span = traces.publishing(record.topic(), record.headers());
        bus.send(record, new Answer() {
            @Override
            public void acknowledged(int partition, long offset) {
                meters.published(record.topic(), recorded(record));
                span.end();
                answer.acknowledged(partition, offset);
            }

            @Override
            public void refused(String reason) {
                span.tag("refused", reason).end();
                answer.refused(reason);
            }

            @Override
            public void lost() {
                span.end();
                answer.lost();
            }
        });
    }

    private static @Nullable Instant recorded(OutgoingRecord record) {
        String text = record.headers().get("ce_recordedtime");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }

    @Override
    public void restart() {
        bus.restart();
    }

    @Override
    public Map<String, List<Long>> lastOffsets(Collection<String> topics) {
        return bus.lastOffsets(topics);
    }
}
