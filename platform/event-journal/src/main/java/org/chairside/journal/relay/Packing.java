package org.chairside.journal.relay;

import org.chairside.journal.Envelope;
import org.chairside.journal.append.JournalRow;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EnvelopeHeaders;

/** A row of the journal as a record of its topic. */
public final class Packing {

    private final TopicCatalogue catalogue;

    public Packing(TopicCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws IllegalArgumentException if the catalogue has no topic for it any more */
    OutgoingRecord pack(JournalRow row) {
        Envelope envelope = row.envelope();
        String topic = catalogue
                .topicOf(envelope.type())
                .orElseThrow(() -> new IllegalArgumentException("unknown-type"))
                .name();
        return new OutgoingRecord(topic, envelope.partitionKey(), EnvelopeHeaders.write(envelope), row.data());
    }
}
