package org.chairside.journal.relay;

import java.time.Duration;

/**
 * How soon the relay wants its next step.
 *
 * @param atLeast to let more records come together, even if somebody commits meanwhile
 * @param atMost if nobody does
 */
public record Pace(Duration atLeast, Duration atMost) {

    static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO);

    private static final Duration SHORTEST = Duration.ofMillis(2);
    private static final Duration LONGEST = Duration.ofMillis(10);
    private static final Duration FOR_EACH = Duration.ofNanos(400_000);

    /** A lone record costs broker and consumers ten times what one in company does; where many come, more may come together. */
    static Pace afterSending(int found) {
        Duration pause = FOR_EACH.multipliedBy(found);
        pause = pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        return new Pace(pause, pause.multipliedBy(2));
    }

    static Pace idle(Duration atMost) {
        return new Pace(Duration.ZERO, atMost);
    }
}
