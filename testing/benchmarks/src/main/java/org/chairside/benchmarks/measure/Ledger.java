package org.chairside.benchmarks.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of every event of one arm: when its transaction was due, when it was durable, when a subscriber had the event in hand and
 * when what the subscriber did was durable too. It also checks that each took effect once and in the order of its stream.
 *
 * <p>Times are {@link System#nanoTime()} of this JVM: writers and subscriber share it.
 */
public final class Ledger {

    /** An event as its subscriber sees it. */
    public record Arrival(int number, int visit, int sequence) {}

    private static final int BLOCK = 1 << 16;

    private long[] due = new long[BLOCK];
    private long[] committed = new long[BLOCK];
    private long[] inHand = new long[BLOCK];
    private long[] applied = new long[BLOCK];
    private final BitSet seen = new BitSet();
    private final Map<Integer, Integer> lastSequences = new HashMap<>();
    private int appliedOnce;
    private int doubled;
    private int inversions;

    public synchronized void committed(int number, long dueAt, long committedAt) {
        room(number);
        due[number] = dueAt;
        committed[number] = committedAt;
    }

    /** The subscriber's code was given these; it may be given them again if its transaction fails. */
    public synchronized void inHand(List<Arrival> arrivals, long at) {
        for (Arrival each : arrivals) {
            room(each.number());
            inHand[each.number()] = at;
        }
    }

    /** What the subscriber made of these is durable. */
    public synchronized void applied(List<Arrival> arrivals, long at) {
        for (Arrival each : arrivals) {
            if (seen.get(each.number())) {
                doubled++;
                continue;
            }
            room(each.number());
            seen.set(each.number());
            applied[each.number()] = at;
            appliedOnce++;
            int last = lastSequences.getOrDefault(each.visit(), 0);
            if (each.sequence() != last + 1) {
                inversions++;
            }
            lastSequences.put(each.visit(), Math.max(last, each.sequence()));
        }
        notifyAll();
    }

    private void room(int number) {
        if (number >= due.length) {
            int longer = Math.max(number + 1, due.length * 2);
            due = Arrays.copyOf(due, longer);
            committed = Arrays.copyOf(committed, longer);
            inHand = Arrays.copyOf(inHand, longer);
            applied = Arrays.copyOf(applied, longer);
        }
    }

    /** Waits until so many events in all have taken effect, or the time is over. */
    public synchronized boolean awaitApplied(int count, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (appliedOnce < count) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    public synchronized int applied() {
        return appliedOnce;
    }

    /** When the last of these took effect. */
    public synchronized long lastApplied(Span span) {
        return Arrays.stream(applied, span.from(), span.to()).max().orElseThrow();
    }

    /** When the last effect of all was durable. */
    public synchronized long lastApplied() {
        return seen.stream().mapToLong(number -> applied[number]).max().orElseThrow();
    }

    /** When the first effect of all was durable. */
    public synchronized long firstApplied() {
        return seen.stream().mapToLong(number -> applied[number]).min().orElseThrow();
    }

    /** How many took effect after this moment. */
    public synchronized int appliedAfter(long moment) {
        return (int)
                seen.stream().filter(number -> applied[number] - moment > 0).count();
    }

    /** From the moment the transaction was due, whether or not its writer was ready by then, to its commit. */
    public synchronized Percentiles dueToCommitted(Span span) {
        return between(due, committed, span);
    }

    /** From the moment the transaction was due to the event in the subscriber's hand. */
    public synchronized Percentiles dueToInHand(Span span) {
        return between(due, inHand, span);
    }

    /** From the moment the transaction was due to the commit of what the subscriber made of it. */
    public synchronized Percentiles dueToApplied(Span span) {
        return between(due, applied, span);
    }

    /** From the commit to the event in the subscriber's hand. */
    public synchronized Percentiles committedToInHand(Span span) {
        return between(committed, inHand, span);
    }

    private static Percentiles between(long[] start, long[] end, Span span) {
        long[] nanos = new long[span.count()];
        for (int i = 0; i < nanos.length; i++) {
            // an event may be in hand before its writer has heard of the commit
            nanos[i] = Math.max(0, end[span.from() + i] - start[span.from() + i]);
        }
        return Percentiles.of(nanos);
    }

    /** @param committed how many events were committed in all, numbered from 0 */
    public synchronized Verdict verdict(int committed) {
        return new Verdict(committed - seen.get(0, committed).cardinality(), doubled, inversions);
    }

    /** The events numbered from {@code from} to before {@code to}. */
    public record Span(int from, int to) {
        public int count() {
            return to - from;
        }
    }

    /** How many events never took effect, took effect again, or took effect out of their stream's order. */
    public record Verdict(int lost, int doubled, int inversions) {

        public static final Verdict SPOTLESS = new Verdict(0, 0, 0);

        public Verdict plus(Verdict other) {
            return new Verdict(lost + other.lost, doubled + other.doubled, inversions + other.inversions);
        }
    }
}
