package org.chairside.journal.codec;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** UUIDs of version 7: their order is roughly that of time, which keeps the index on them small and warm. */
public final class EventIds implements Supplier<UUID> {

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public EventIds(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public UUID get() {
        long high = (clock.millis() << 16) | 0x7000L | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
