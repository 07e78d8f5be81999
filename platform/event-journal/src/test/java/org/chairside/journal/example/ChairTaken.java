package org.chairside.journal.example;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody sat down. */
public record ChairTaken(
        String chair, Instant at, int minutes, @Nullable String remark, Comfort comfort) implements ChairEvent {

    /** How it is set. */
    public enum Comfort {
        FLAT,
        RECLINED
    }

    public static ChairTaken example() {
        return new ChairTaken("chair-1", Instant.parse("2026-03-02T10:00:00Z"), 40, null, Comfort.RECLINED);
    }
}
