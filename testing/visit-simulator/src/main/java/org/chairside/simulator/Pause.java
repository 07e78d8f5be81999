package org.chairside.simulator;

import java.time.Duration;

/** Between two looks at something that takes its time. */
final class Pause {

    private Pause() {}

    static void briefly() {
        of(Duration.ofMillis(50));
    }

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
