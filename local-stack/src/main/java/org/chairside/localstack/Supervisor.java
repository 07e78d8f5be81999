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

    private final Home home;
    private final Map<String, ManagedProcess> running = new ConcurrentHashMap<>();
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile String reason = "";

    Supervisor(Home home) {
        this.home = home;
    }

    /** Starts all of them side by side and returns when each is ready. */
    void start(List<Member> members) {
        together(members.stream().<Runnable>map(member -> () -> start(member)).toList());
    }

    /** Starts one and returns when it is ready; from then on it is started again whenever it dies. */
    void start(Member member) {
        var process = launch(member);
        awaitReady(member, process);
        Thread.startVirtualThread(() -> {
            process.awaitEnd();
            startAgain(member, process);
        });
    }

    /** Runs something once that nobody waits for; a stop ends it too. */
    void runOnce(Member member) {
        var process = launch(member);
        process.awaitEnd();
        process.forget();
        running.remove(member.name());
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

    private void awaitReady(Member member, ManagedProcess process) {
        var deadline = Instant.now().plus(START_PATIENCE);
        while (!member.ready().getAsBoolean()) {
            if (!process.isAlive()) {
                throw new Trouble(member.name() + " ended while it was starting: " + logOf(member) + " says why.");
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble(member.name() + " is not ready after " + START_PATIENCE.toSeconds() + " s: "
                        + logOf(member) + " says why.");
            }
            pause();
        }
    }

    private String logOf(Member member) {
        return home.logs().resolve(member.name() + ".log").toString();
    }

    private void startAgain(Member member, ManagedProcess dead) {
        if (stopping) {
            return;
        }
        System.out.println(
                member.name() + " (process " + dead.handle().pid() + ") ended by itself; starting it again.");
        try {
            start(member);
            System.out.println(member.name() + " is back.");
        } catch (Trouble trouble) {
            reason = String.valueOf(trouble.getMessage());
            givenUp.countDown();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
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
