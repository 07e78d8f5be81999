package org.chairside.journal.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.chairside.journal.Envelope;
import org.chairside.journal.append.Speaker;
import org.chairside.journal.catalogue.Topic;
import org.chairside.journal.catalogue.TopicCatalogue;
import org.chairside.journal.codec.DataHash;
import org.chairside.journal.codec.EnvelopeHeaders;
import org.chairside.journal.codec.EventCodec;
import org.chairside.journal.inbox.Examined.Sound;
import org.chairside.journal.inbox.Examined.Suspect;
import org.chairside.journal.inbox.Examined.Unreadable;
import org.jspecify.annotations.Nullable;

/** Looks at a record as a customs officer does: limits, envelope, topic, type, key, site, clock, hash. */
final class Examination {

    private static final int LARGEST_VALUE = 1_048_576;
    private static final int MOST_HEADERS = 64;
    /** All names and values together. One header alone may be anything: those of others are not read. */
    private static final int LARGEST_HEADERS = 65_536;
    /** What is part of an index of the database cannot be of any length. */
    private static final int LARGEST_NAME = 512;

    /** No clinic has told anything before; and what a database can hold. */
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofMinutes(15);

    private final String cell;
    private final TopicCatalogue catalogue;
    private final EventCodec codec;
    private final InstantSource clock;

    Examination(String cell, TopicCatalogue catalogue, EventCodec codec, InstantSource clock) {
        this.cell = cell;
        this.catalogue = catalogue;
        this.codec = codec;
        this.clock = clock;
    }

    Examined examine(IncomingRecord record) {
        if (tooLarge(record)) {
            return new Unreadable(record, Poison.of(Reason.LIMITS));
        }
        Map<String, String> headers = record.texts();
        try {
            Envelope envelope = EnvelopeHeaders.read(headers);
            Poison poison = suspicion(record, envelope);
            return poison == null ? new Sound(record, envelope) : new Suspect(record, envelope, poison);
        } catch (EnvelopeHeaders.NotAnEnvelope missing) {
            return new Unreadable(record, withoutEnvelope(record.value(), missing));
        }
    }

    private static boolean tooLarge(IncomingRecord record) {
        byte[] value = record.value();
        byte[] key = record.key();
        return (value != null && value.length > LARGEST_VALUE)
                || (key != null && key.length > LARGEST_NAME)
                || record.headers().size() > MOST_HEADERS
                || record.headers().stream().mapToLong(Examination::size).sum() > LARGEST_HEADERS
                || record.headers().stream().anyMatch(Examination::tooLarge);
    }

    private static boolean tooLarge(IncomingRecord.Header header) {
        byte[] value = header.value();
        return header.name().startsWith("ce_") && value != null && value.length > LARGEST_NAME;
    }

    private static long size(IncomingRecord.Header header) {
        byte[] value = header.value();
        return header.name().length() + (value == null ? 0L : value.length);
    }

    private Poison withoutEnvelope(byte @Nullable [] value, EnvelopeHeaders.NotAnEnvelope missing) {
        if (value == null) {
            return Poison.of(Reason.NULL_VALUE);
        }
        return Poison.of(codec.isJson(value) ? Reason.NOT_ENVELOPE : Reason.NOT_DECODABLE, missing);
    }

    private @Nullable Poison suspicion(IncomingRecord record, Envelope envelope) {
        byte[] value = record.value();
        Topic topic = catalogue.topic(record.topic());
        if (value == null) {
            return Poison.of(Reason.NULL_VALUE);
        }
        if (misrouted(envelope, topic)) {
            return Poison.of(Reason.WRONG_TOPIC);
        }
        if (!topic.ignorable().contains(envelope.type())
                && catalogue.topicOf(envelope.type()).isEmpty()) {
            return Poison.of(
                    catalogue.knowsAnotherVersionOf(envelope.type())
                            ? Reason.UNSUPPORTED_VERSION
                            : Reason.UNKNOWN_TYPE);
        }
        byte[] key = record.key();
        if (key == null || !new String(key, StandardCharsets.UTF_8).equals(envelope.partitionKey())) {
            return Poison.of(Reason.KEY_MISMATCH);
        }
        if ("site".equals(topic.key())
                && envelope.site() != null
                && !envelope.site().equals(envelope.partitionKey())) {
            return Poison.of(Reason.SITE_FORGERY);
        }
        if (!storable(envelope.time()) || !storable(envelope.recordedTime())) {
            return Poison.of(Reason.LIMITS);
        }
        if (envelope.recordedTime().isAfter(clock.instant().plus(CLOCKS_MAY_DIFFER_BY))) {
            return Poison.of(Reason.CLOCK_AHEAD);
        }
        if (!DataHash.of(value).equals(envelope.dataHash())) {
            return Poison.of(codec.isJson(value) ? Reason.HASH_MISMATCH : Reason.NOT_DECODABLE);
        }
        return null;
    }

    private static boolean storable(Instant time) {
        return time.isAfter(EARLIEST) && time.isBefore(LATEST);
    }

    /** The type belongs elsewhere, or a service of another cell, or one that does not own the topic, speaks. */
    private boolean misrouted(Envelope envelope, Topic topic) {
        Optional<Topic> home = catalogue.topicOf(envelope.type());
        return home.filter(other -> !other.name().equals(topic.name())).isPresent()
                || !envelope.source().equals(new Speaker(cell, topic.owner()).source());
    }
}
