package org.chairside.kit.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.slf4j.LoggerFactory;

/**
 * The system clock plus an offset that a file holds as ISO duration text, so that hours can pass in a demonstration.
 *
 * <p>The file is looked at again when the last look is over a quarter of a second old; a file that cannot be read moves nothing.
 */
final class ClinicClock extends Clock {

    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(250).toNanos();

    private final Path offsetFile;
    private final ZoneId zone;
    private volatile Look last;

    ClinicClock(Path offsetFile) {
        this(offsetFile, ZoneOffset.UTC, new Look(Duration.ZERO, System.nanoTime() - LOOK_EVERY_NANOS));
    }

    private ClinicClock(Path offsetFile, ZoneId zone, Look last) {
        this.offsetFile = offsetFile;
        this.zone = zone;
        this.last = last;
    }

    @Override
    public Instant instant() {
        var look = last;
        if (System.nanoTime() - look.at() >= LOOK_EVERY_NANOS) {
            look = new Look(read(look.offset()), System.nanoTime());
            last = look;
        }
        return Instant.now().plus(look.offset());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ClinicClock(offsetFile, other, last);
    }

    private Duration read(Duration before) {
        try {
            return Duration.parse(Files.readString(offsetFile).strip());
        } catch (NoSuchFileException absent) {
            return Duration.ZERO;
        } catch (IOException | RuntimeException unreadable) {
            LoggerFactory.getLogger(ClinicClock.class)
                    .warn("the clock's offset file cannot be read: {}", unreadable.toString());
            return before;
        }
    }

    private record Look(Duration offset, long at) {}
}
