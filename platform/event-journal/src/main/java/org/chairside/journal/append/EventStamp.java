package org.chairside.journal.append;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.chairside.journal.Cause;
import org.chairside.journal.Envelope;
import org.chairside.journal.JournalEntry;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.DataHash;
import org.chairside.journal.codec.EventCodec;
import org.jspecify.annotations.Nullable;

/** Gives each event of an entry its id, its number in the stream, its cause and its bytes. Pure but for its clock and ids. */
public final class EventStamp {

    private final Speaker speaker;
    private final TopicCatalogue catalogue;
    private final EventCodec codec;
    private final Supplier<UUID> ids;
    private final InstantSource clock;
    private final Supplier<@Nullable String> traceparent;
    private final Supplier<@Nullable String> tracestate;

    public EventStamp(
            Speaker speaker,
            TopicCatalogue catalogue,
            EventCodec codec,
            Supplier<UUID> ids,
            InstantSource clock,
            Supplier<@Nullable String> traceparent,
            Supplier<@Nullable String> tracestate) {
        this.speaker = speaker;
        this.catalogue = catalogue;
        this.codec = codec;
        this.ids = ids;
        this.clock = clock;
        this.traceparent = traceparent;
        this.tracestate = tracestate;
    }

    /** @throws IllegalArgumentException for an event that is not this service's to publish */
    public List<JournalRow> rows(JournalEntry entry) {
        List<JournalRow> rows = new ArrayList<>(entry.events().size());
        int sequence = entry.lastSequence();
        for (Object event : entry.events()) {
            rows.add(row(entry, ++sequence, event));
        }
        return rows;
    }

    private JournalRow row(JournalEntry entry, int sequence, Object event) {
        String type = catalogue.typeOf(event);
        String topic = ownTopic(type).name();
        Envelope unhashed = envelope(entry, sequence, type, "");
        byte[] data = codec.encode(event, unhashed, topic);
        return new JournalRow(withHash(unhashed, DataHash.of(data)), data);
    }

    private Topic ownTopic(String type) {
        return catalogue
                .topicOf(type)
                .filter(topic -> topic.owner().equals(speaker.service()))
                .orElseThrow(
                        () -> new IllegalArgumentException(type + " is not " + speaker.service() + "'s to publish"));
    }

    private Envelope envelope(JournalEntry entry, int sequence, String type, String hash) {
        Cause cause = Cause.CURRENT.isBound() ? Cause.CURRENT.get() : speaker.system();
        return new Envelope(
                ids.get(),
                type,
                speaker.source(),
                entry.occurredAt(),
                entry.stream(),
                entry.stream(),
                sequence,
                entry.recordKey(),
                entry.site(),
                entry.journey(),
                cause.causationId(),
                entry.policyVersion(),
                cause.actor(),
                clock.instant(),
                Envelope.Origin.ONLINE,
                hash,
                traceparent.get(),
                tracestate.get());
    }

    private static Envelope withHash(Envelope e, String hash) {
        return new Envelope(
                e.id(),
                e.type(),
                e.source(),
                e.time(),
                e.subject(),
                e.stream(),
                e.sequence(),
                e.partitionKey(),
                e.site(),
                e.journeyId(),
                e.causationId(),
                e.policyVersion(),
                e.actor(),
                e.recordedTime(),
                e.origin(),
                hash,
                e.traceparent(),
                e.tracestate());
    }
}
