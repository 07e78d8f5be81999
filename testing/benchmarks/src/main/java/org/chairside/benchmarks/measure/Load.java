package org.chairside.benchmarks.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.chairside.benchmarks.measure.Ledger.Span;

/** Eight writers, each with visits of its own that it goes through in turn. */
public final class Load implements AutoCloseable {

    public static final int WRITERS = 8;
    private static final int VISITS_EACH = 250;

    /** The visits the writers know: 0 to before this. */
    public static final int VISITS = WRITERS * VISITS_EACH;

    private final Consumer<Change> commit;
    private final Ledger ledger;
    private final AtomicInteger numbers = new AtomicInteger();
    private final int[] versions = new int[VISITS];
    private final int[] turns = new int[WRITERS];
    private final ExecutorService writers = Executors.newFixedThreadPool(
            WRITERS, Thread.ofPlatform().name("writer-", 0).daemon().factory());

    /** @param commit runs one business transaction and returns when it is durable */
    public Load(Consumer<Change> commit, Ledger ledger) {
        this.commit = commit;
        this.ledger = ledger;
    }

    /**
     * Open loop: the transactions are due at even distances, whether or not the earlier ones are done. A writer that is late goes on at once
     * and its delay counts.
     */
    public Span atRate(int perSecond, Duration time) throws InterruptedException {
        int count = (int) (perSecond * time.toMillis() / 1_000);
        long start = System.nanoTime() + Duration.ofMillis(5).toNanos();
        return all(writer -> {
            int done = 0;
            for (int i = writer; i < count; i += WRITERS) {
                long due = start + (long) i * 1_000_000_000L / perSecond;
                parkUntil(due);
                one(writer, due);
                done++;
            }
            return done;
        });
    }

    /** Closed loop: as fast as the commits come back. */
    public Span flatOut(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return all(writer -> {
            int done = 0;
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                one(writer, now);
                done++;
            }
            return done;
        });
    }

    private Span all(IntUnaryOperator writer) throws InterruptedException {
        int from = numbers.get();
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int each = i;
            running.add(writers.submit(() -> writer.applyAsInt(each)));
        }
        for (Future<Integer> each : running) {
            try {
                each.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("a writer's transaction failed", failure.getCause());
            }
        }
        return new Span(from, numbers.get());
    }

    private void one(int writer, long due) {
        int visit = writer * VISITS_EACH + turns[writer]++ % VISITS_EACH;
        Change change = new Change(numbers.getAndIncrement(), visit, versions[visit]);
        commit.accept(change);
        versions[visit]++;
        ledger.committed(change.number(), due, System.nanoTime());
    }

    private static void parkUntil(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** How many transactions there have been in all. */
    public int committed() {
        return numbers.get();
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }
}
