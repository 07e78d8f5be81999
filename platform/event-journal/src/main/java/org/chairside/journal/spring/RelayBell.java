package org.chairside.journal.spring;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.chairside.journal.relay.Pace;
import org.jspecify.annotations.Nullable;

/** Rung by whoever has committed; many rings before the relay looks are one. */
public final class RelayBell {

    private final AtomicBoolean rung = new AtomicBoolean();
    private volatile @Nullable Thread listener;

    public void ring() {
        if (rung.compareAndSet(false, true)) {
            LockSupport.unpark(listener);
        }
    }

    /** Waits as {@code pace} says, on the one thread that listens. */
    void await(Pace pace) {
        listener = Thread.currentThread();
        long start = System.nanoTime();
        waitUntil(start + pace.atLeast().toNanos(), false);
        waitUntil(start + pace.atMost().toNanos(), true);
        rung.set(false);
    }

    private void waitUntil(long deadline, boolean mayBeCutShort) {
        long left = deadline - System.nanoTime();
        while (left > 0
                && !(mayBeCutShort && rung.get())
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = deadline - System.nanoTime();
        }
    }
}
