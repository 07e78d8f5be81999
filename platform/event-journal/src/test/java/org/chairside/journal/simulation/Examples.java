package org.chairside.journal.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chairside.journal.JournalEntry;
import org.chairside.journal.append.EventStamp;
import org.chairside.journal.append.JournalRow;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.CatalogueFile;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EnvelopeHeaders;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.codec.EventIds;
import org.chairside.journal.inbox.IncomingRecord;

/** The example catalogue, and rows and records made by the product's own code. */
public final class Examples {

    public static final String CHAIRS = "example.chairs.v1";
    public static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
    public static final InstantSource CLOCK = Clock.fixed(MORNING, java.time.ZoneOffset.UTC);
    public static final EventCodec CODEC = new EventCodec(List.of());

    private Examples() {}

    public static TopicCatalogue catalogue() {
        ClassLoader loader = Examples.class.getClassLoader();
        return CatalogueFile.read(
                Objects.requireNonNull(loader.getResourceAsStream("journal-test/catalogue.json")), loader);
    }

    /** The rows of one entry, about patient {@code key}. */
    public static List<JournalRow> rows(String stream, String key, int last, Object... events) {
        return new EventStamp(
                        new Speaker("main", "chair-service"),
                        catalogue(),
                        CODEC,
                        new EventIds(CLOCK),
                        CLOCK,
                        () -> null,
                        () -> null)
                .rows(new JournalEntry(stream, last, key, "ROC", null, null, MORNING, List.of(events)));
    }

    public static JournalRow row(String stream, String key, int sequence, Object event) {
        return rows(stream, key, sequence - 1, event).getFirst();
    }

    /** The record a broker would hand out for a row. */
    public static IncomingRecord record(JournalRow row, long offset) {
        return record(CHAIRS, row.envelope().partitionKey(), EnvelopeHeaders.write(row.envelope()), row.data(), offset);
    }

    public static IncomingRecord record(
            String topic, String key, Map<String, String> headers, byte[] value, long offset) {
        List<IncomingRecord.Header> raw = new ArrayList<>();
        headers.forEach(
                (name, text) -> raw.add(new IncomingRecord.Header(name, text.getBytes(StandardCharsets.UTF_8))));
        return new IncomingRecord(topic, 0, offset, key.getBytes(StandardCharsets.UTF_8), raw, value);
    }
}
