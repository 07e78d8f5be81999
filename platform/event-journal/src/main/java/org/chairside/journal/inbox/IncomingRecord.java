package org.chairside.journal.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chairside.journal.codec.DataHash;
import org.jspecify.annotations.Nullable;

/** A record exactly as it arrived; {@code topic} is the catalogue's name, without prefix. */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, kept for evidence, identified by their place
public record IncomingRecord(
        String topic,
        int partition,
        long offset,
        byte @Nullable [] key,
        List<Header> headers,
        byte @Nullable [] value) {

    /** A header as it arrived; a name may come more than once. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Header(String name, byte @Nullable [] value) {}

    /** Where it stands. */
    public Place place() {
        return new Place(topic, partition, offset);
    }

    /** The headers as text; of a repeated name the last. Forged framework headers are simply never looked at. */
    public Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                texts.put(header.name(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** The record as its owner would have sent it with this value: its hash stands last and counts, the damaged one's stays. */
    public IncomingRecord corrected(byte[] instead) {
        List<Header> all = new ArrayList<>(headers);
        all.add(new Header("ce_datahash", DataHash.of(instead).getBytes(StandardCharsets.UTF_8)));
        return new IncomingRecord(topic, partition, offset, key, all, instead);
    }

    /** SHA-256 over key, headers and value: the same place may hold another record after a broker lost its log. */
    public byte[] fingerprint() {
        MessageDigest digest = DataHash.sha256();
        add(digest, key);
        for (Header header : headers) {
            add(digest, header.name().getBytes(StandardCharsets.UTF_8));
            add(digest, header.value());
        }
        add(digest, value);
        return digest.digest();
    }

    private static void add(MessageDigest digest, byte @Nullable [] part) {
        if (part == null) {
            digest.update((byte) 0);
        } else {
            digest.update((byte) 1);
            for (int shift = 24; shift >= 0; shift -= 8) {
                digest.update((byte) (part.length >>> shift));
            }
            digest.update(part);
        }
    }

    /** Topic, partition and offset. */
    public record Place(String topic, int partition, long offset) {}
}
