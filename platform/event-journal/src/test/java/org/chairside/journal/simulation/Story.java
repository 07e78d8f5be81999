package org.chairside.journal.simulation;

import java.util.Map;
import java.util.TreeMap;

/** How often each interesting thing happened. */
final class Story {

    private final Map<String, Integer> counts = new TreeMap<>();
    private long trace = 17;

    void happened(String what) {
        happened(what, 1);
    }

    void happened(String what, int times) {
        if (times > 0) {
            counts.merge(what, times, Integer::sum);
        }
    }

    /** One more step of the run, in its order: two runs of one seed have the same trace. */
    void trace(String step) {
        trace = 31 * trace + step.hashCode();
    }

    long trace() {
        return trace;
    }

    int times(String what) {
        return counts.getOrDefault(what, 0);
    }

    void add(Story other) {
        other.counts.forEach(this::happened);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
