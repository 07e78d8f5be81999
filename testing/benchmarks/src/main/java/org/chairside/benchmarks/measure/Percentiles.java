package org.chairside.benchmarks.measure;

import java.util.Arrays;

/** Percentiles of a set of durations by nearest rank: every value reported is one that was measured. */
public final class Percentiles {

    private final long[] sorted;

    private Percentiles(long[] sorted) {
        this.sorted = sorted;
    }

    /** @throws IllegalArgumentException without a single value */
    public static Percentiles of(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("no values, no percentiles");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    /**
     * The smallest value that {@code percent} of all values do not exceed, in milliseconds.
     *
     * @param percent above 0, at most 100
     */
    public double millis(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("no such percentile: " + percent);
        }
        // a hair less, lest 99.9 % of 1,000 become rank 1,000 by rounding
        int rank = (int) Math.ceil(percent / 100 * sorted.length - 1e-6);
        return sorted[Math.max(rank, 1) - 1] / 1e6;
    }
}
