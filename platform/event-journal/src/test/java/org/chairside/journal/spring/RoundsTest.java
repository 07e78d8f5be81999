package org.chairside.journal.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void a_round_that_goes_on_for_ever_says_itself_that_all_is_well_again() {
        var ended = new CountDownLatch(1);
        var listening = new AtomicReference<Runnable>(() -> {});
        Rounds rounds = new Rounds(
                "test",
                Duration.ofMillis(1),
                () -> {
                    round();
                    listening.get().run();
                    awaitEnd(ended);
                },
                ended::countDown);
        rounds.start();
        try {
            await("it fails in the background").until(() -> rounds.trouble() != null);
            listening.set(rounds::well);

            broken = false;

            await("it works in the background").until(() -> rounds.trouble() == null);
        } finally {
            rounds.stop();
        }
    }

    private static void awaitEnd(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        rounds.incrementAndGet();
        if (broken) {
            throw new NoClassDefFoundError("no class");
        }
    }
}
