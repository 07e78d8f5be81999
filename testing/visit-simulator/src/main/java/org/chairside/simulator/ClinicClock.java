package org.chairside.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The clock that all services of a local stack share: the machine's, moved ahead by what the file says. */
public final class ClinicClock {

    /** A service looks at the file again when its last look is a quarter of a second old. */
    private static final Duration UNTIL_ALL_HAVE_LOOKED = Duration.ofMillis(300);

    private final Path file;

    public ClinicClock(Path file) {
        this.file = file;
    }

    public Instant now() {
        return Instant.now().plus(offset());
    }

    /** Lets time pass, and returns when every service knows; never backwards. */
    public void letPass(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
        write(offset().plus(duration));
        Pause.of(UNTIL_ALL_HAVE_LOOKED);
    }

    public void letPassUntil(Instant moment) {
        var ahead = Duration.between(now(), moment);
        if (ahead.isPositive()) {
            letPass(ahead);
        }
    }

    private Duration offset() {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Duration offset) {
        try {
            var next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, offset + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
