package org.chairside.localstack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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

    /** As {@link #start(List)}, and then stops them again: for what a first run leaves behind. */
    void rehearse(List<Member> members) {
        var processes = new ConcurrentHashMap<Member, ManagedProcess>();
        together(members.stream()
                .<Runnable>map(member -> () -> {
                    processes.put(member, launch(member));
                    awaitReady(member, processes.get(member));
                })
                .toList());
        ManagedProcess.stopAll(processes.values());
        members.forEach(member -> running.remove(member.name()));
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
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", interrupted);
        }
    }

    /** Runs all side by side and waits for all; the first trouble is thrown. */
    static void together(List<Runnable> tasks) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<>(tasks.stream().map(threads::submit).toList());
            for (var result : results) {
                result.get();
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Trouble trouble
                    ? trouble
                    : new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", interrupted);
        }
    }
}
