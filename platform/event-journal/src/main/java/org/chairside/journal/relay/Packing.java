package org.chairside.journal.relay;

import org.chairside.journal.Envelope;
import org.chairside.journal.append.JournalRow;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.EnvelopeHeaders;

/** A row of the journal as a record of its topic. */
public final class Packing {

    private final TopicCatalogue catalogue;

    public Packing(TopicCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The topic to which a stream's events go, whatever their types; {@link Withheld#ANY_TOPIC} if the catalogue does not say. */
    String topicOf(String stream) {
        return catalogue.topicOfStream(stream).map(Topic::name).orElse(Withheld.ANY_TOPIC);
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
