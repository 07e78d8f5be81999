package org.chairside.journal.inbox;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.chairside.journal.Envelope;

/** Eight bytes of id and eight of hash of a stream's last eight events: enough to recognise a forged repetition. */
@SuppressWarnings("ArrayRecordComponent") // compared by sequence, never as a whole
public record Fingerprints(byte[] bytes) {

    static final Fingerprints NONE = new Fingerprints(new byte[0]);
    /** Stands for any content. */
    private static final long ANY = 0;

    private static final int EACH = 16;
    private static final int KEPT = 8;

    Fingerprints with(Envelope envelope) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + EACH);
        ByteBuffer.wrap(longer, bytes.length, EACH).putLong(id(envelope)).putLong(hash(envelope));
        return new Fingerprints(longer.length > KEPT * EACH ? Arrays.copyOfRange(longer, EACH, longer.length) : longer);
    }

    /** A person has put the content of the last event right: what its owner sends once more need not be the same. */
    Fingerprints withAnyContentOfTheLast() {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).putLong(changed.length - Long.BYTES, ANY);
        return new Fingerprints(changed);
    }

    /** Whether the event at {@code back} places before the last had another id; false if that is no longer known. */
    boolean anotherId(int back, Envelope envelope) {
        int at = bytes.length - EACH * (back + 1);
        return at >= 0 && ByteBuffer.wrap(bytes).getLong(at) != id(envelope);
    }

    /** Whether the event's id is among the last; under a higher number it is a copy. */
    boolean has(Envelope envelope) {
        for (int at = 0; at < bytes.length; at += EACH) {
            if (ByteBuffer.wrap(bytes).getLong(at) == id(envelope)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the event's id is among the last, with another content. */
    boolean sameIdOtherContent(Envelope envelope) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        for (int at = 0; at < bytes.length; at += EACH) {
            long known = all.getLong(at + Long.BYTES);
            if (all.getLong(at) == id(envelope) && known != ANY && known != hash(envelope)) {
                return true;
            }
        }
        return false;
    }

    private static long id(Envelope envelope) {
        return envelope.id().getLeastSignificantBits();
    }

    private static long hash(Envelope envelope) {
        String hash = envelope.dataHash();
        return HexFormat.fromHexDigitsToLong(hash, 0, Math.min(16, hash.length()));
    }
}
