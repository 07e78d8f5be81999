package org.chairside.journal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final AtomicInteger rounds = new AtomicInteger();
    private volatile boolean broken = true;

    @Test
    void an_error_ends_a_round_and_no_thread() {
        Rounds sound = new Rounds("test", Duration.ofMillis(1), this::round);
        sound.start();
        try {
            await("rounds go on in the background").until(() -> rounds.get() > 3);
            assertThat(sound.trouble()).contains("no class");

            broken = false;

            await("the next round comes in the background").until(() -> sound.trouble() == null);
            assertThat(sound.isRunning()).isTrue();
        } finally {
            sound.stop();
        }
    }

    private void round() {
        rounds.incrementAndGet();
        if (broken) {
            throw new NoClassDefFoundError("no class");
        }
    }
}
