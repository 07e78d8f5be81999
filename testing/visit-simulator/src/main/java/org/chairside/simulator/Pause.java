package org.chairside.simulator;

import java.time.Duration;

/** Between two looks at something that takes its time. */
final class Pause {

    private Pause() {}

    static void briefly() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
