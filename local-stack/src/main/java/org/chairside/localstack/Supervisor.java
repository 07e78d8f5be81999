package org.chairside.localstack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts members, starts them again when they die by themselves, and stops them all in an order that loses no work. */
final class Supervisor {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** Who lived for so long died of something new. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private static final int MOST_SHORT_LIVES = 6;

    private final Home home;
    private final Duration firstPause;
    private final Map<String, ManagedProcess> running = new ConcurrentHashMap<>();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile String reason = "";

    Supervisor(Home home) {
        this(home, Duration.ofMillis(500));
    }

    /** @param firstPause before whoever died soon after its start is started again; each further one is twice as long */
    Supervisor(Home home, Duration firstPause) {
        this.home = home;
        this.firstPause = firstPause;
    }

    /** Starts all of them side by side and returns when each is ready. */
    void start(List<Member> members) {
        together(members.stream().<Runnable>map(member -> () -> start(member)).toList());
    }

    /** Starts one and returns when it is ready; from then on it is started again whenever it dies. */
    void start(Member member) {
        var process = startOnce(member);
        Thread.startVirtualThread(() -> keepAlive(member, process));
    }

    private ManagedProcess startOnce(Member member) {
        var process = launch(member);
        if (!comesUp(member, process)) {
            throw new Trouble(member.name() + " ended while it was starting: " + logOf(member) + " says why.");
        }
        return process;
    }

    /**
     * Runs something once that nobody waits for; a stop ends it too.
     *
     * @return whether it came to its own end
     */
    boolean runOnce(Member member) {
        var process = launch(member);
        process.awaitEnd();
        process.forget();
        synchronized (running) {
            running.remove(member.name());
            return !stopping;
        }
    }

    /** Returns only if a member cannot be kept alive. */
    void watch() {
        try {
            givenUp.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new Trouble(reason);
    }

    void stop() {
        synchronized (running) {
            stopping = true;
        }
        ManagedProcess.stopAll(running.values());
    }

    private ManagedProcess launch(Member member) {
        synchronized (running) {
            if (stopping) {
                throw new Trouble("Chairside is stopping.");
            }
            var process = member.start().get();
            running.put(member.name(), process);
            return process;
        }
    }

    /** False if it ended before it was ready. */
    private boolean comesUp(Member member, ManagedProcess process) {
        var deadline = Instant.now().plus(START_PATIENCE);
        while (!member.ready().getAsBoolean()) {
            if (!process.isAlive()) {
                return false;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble(member.name() + " is not ready after " + START_PATIENCE.toSeconds() + " s: "
                        + logOf(member) + " says why.");
            }
            pause(BETWEEN_LOOKS);
        }
        return true;
    }

    private String logOf(Member member) {
        return home.logs().resolve(member.name() + ".log").toString();
    }

    /** What a killed process leaves behind may stand in its successor's way for a moment, so a failed start is one more short life. */
    private void keepAlive(Member member, ManagedProcess first) {
        try {
            var process = first;
            var readySince = Instant.now();
            var shortLives = 0;
            while (true) {
                process.awaitEnd();
                if (stopping) {
                    return;
                }
                shortLives = readySince.plus(STEADY).isAfter(Instant.now()) ? shortLives + 1 : 0;
                if (shortLives == MOST_SHORT_LIVES) {
                    throw new Trouble(member.name() + " ended " + shortLives + " times soon after its start: "
                            + logOf(member) + " says why.");
                }
                System.out.println(
                        member.name() + " (process " + process.pid() + ") ended by itself; starting it again.");
                pause(shortLives == 0 ? Duration.ZERO : firstPause.multipliedBy(1L << (shortLives - 1)));
                process = launch(member);
                readySince = Instant.now();
                if (comesUp(member, process)) {
                    System.out.println(member.name() + " is back.");
                }
            }
        } catch (Trouble trouble) {
            giveUp(String.valueOf(trouble.getMessage()));
        } catch (RuntimeException unforeseen) {
            giveUp(member.name() + " cannot be started again: " + unforeseen + ".");
        }
    }

    private void giveUp(String sentence) {
        reason = sentence;
        givenUp.countDown();
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", interrupted);
        }
    }

    /** Runs all side by side and waits for all; the first trouble interrupts the others and is thrown. */
    static void together(List<Runnable> tasks) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ended = new ExecutorCompletionService<Boolean>(threads);
            tasks.forEach(task -> ended.submit(task, true));
            for (var remaining = tasks.size(); remaining > 0; remaining--) {
                awaitNext(ended, threads);
            }
        }
    }

    private static void awaitNext(ExecutorCompletionService<Boolean> ended, ExecutorService threads) {
        try {
            ended.take().get();
        } catch (ExecutionException failure) {
            threads.shutdownNow();
            throw failure.getCause() instanceof Trouble trouble
                    ? trouble
                    : new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", interrupted);
        }
    }
}
