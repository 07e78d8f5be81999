package org.chairside.journal.relay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Deletes the marks of acknowledged rows, many at a time, beside the relay: {@link #step} may run on a thread of its own.
 *
 * <p>A crash between acknowledgement and delete only sends a row again.
 */
public final class Settling {

    private final JournalStore store;
    private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Long> settled = new ConcurrentLinkedQueue<>();
    private final Set<Long> pending = ConcurrentHashMap.newKeySet();
    private volatile long epoch = -1;
    private volatile boolean fenced;

    public Settling(JournalStore store) {
        this.store = store;
    }

    /** Deletes what has been acknowledged so far. */
    public void step() {
        long current = epoch;
        List<Long> batch = new ArrayList<>();
        for (Long next = acknowledged.poll(); next != null; next = acknowledged.poll()) {
            batch.add(next);
        }
        if (batch.isEmpty() || current < 0) {
            return;
        }
        try {
            if (!store.settle(current, batch)) {
                fenced = true;
                return;
            }
        } catch (RuntimeException unreachable) {
            acknowledged.addAll(batch);
            throw unreachable;
        }
        settled.addAll(batch);
    }

    void begin(long newEpoch) {
        clear();
        epoch = newEpoch;
    }

    void clear() {
        epoch = -1;
        acknowledged.clear();
        settled.clear();
        pending.clear();
        fenced = false;
    }

    void acknowledged(long position) {
        pending.add(position);
        acknowledged.add(position);
    }

    void fence() {
        fenced = true;
    }

    boolean fenced() {
        return fenced;
    }

    /** Acknowledged by the broker, mark not yet deleted. */
    Set<Long> pending() {
        return pending;
    }

    /** The rows whose marks are gone since the last call. */
    Set<Long> settled() {
        Set<Long> gone = new HashSet<>();
        for (Long next = settled.poll(); next != null; next = settled.poll()) {
            gone.add(next);
            pending.remove(next);
        }
        return gone;
    }
}
