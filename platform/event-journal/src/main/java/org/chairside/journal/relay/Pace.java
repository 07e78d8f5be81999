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

    /** A lone record costs the broker ten times what one in company does. */
    static final Pace AFTER_SENDING = new Pace(Duration.ofMillis(2), Duration.ofMillis(4));

    static Pace idle(Duration atMost) {
        return new Pace(Duration.ZERO, atMost);
    }
}
