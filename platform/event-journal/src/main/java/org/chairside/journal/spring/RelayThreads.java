package org.chairside.journal.spring;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.chairside.journal.jdbc.ReceiptOutbox;
import org.chairside.journal.jdbc.Republishing;
import org.chairside.journal.kafka.KafkaBus;
import org.chairside.journal.relay.Pace;
import org.chairside.journal.relay.Relay;
import org.chairside.journal.relay.Settling;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Gives the relay a thread, and its settling another; what fails is tried again, and said once. */
public final class RelayThreads implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RelayThreads.class);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(200);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
    private static final long RECEIPTS_EVERY = Duration.ofMillis(250).toNanos();

    private final Relay relay;
    private final Rounds marks;
    private final ReceiptOutbox receipts;
    private final Republishing republishing;
    private final KafkaBus bus;
    private final RelayBell bell;
    private final Duration settleEvery;

    private volatile boolean running;
    private volatile @Nullable String trouble;
    private @Nullable Thread carrier;
    private long receiptsAt = System.nanoTime();

    public RelayThreads(
            Relay relay,
            Settling settling,
            ReceiptOutbox receipts,
            Republishing republishing,
            KafkaBus bus,
            RelayBell bell,
            Duration settleEvery) {
        this.relay = relay;
        this.marks = new Rounds("relay-settling", settleEvery, settling::step);
        this.receipts = receipts;
        this.republishing = republishing;
        this.bus = bus;
        this.bell = bell;
        this.settleEvery = settleEvery;
    }

    @Override
    public void start() {
        running = true;
        carrier = Thread.ofPlatform().name("chairside-relay").daemon().start(this::carry);
        marks.start();
    }

    private void carry() {
        while (running) {
            bell.await(step());
        }
        finish();
        relay.stepDown();
    }

    /** What the broker takes in the next moments need not be sent twice. */
    private void finish() {
        long deadline = System.nanoTime() + LAST_ANSWERS.toNanos();
        try {
            while (relay.finish() && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(settleEvery.toNanos());
            }
        } catch (RuntimeException failure) {
            log.debug("The last marks stay; their events will be sent again", failure);
        }
    }

    private Pace step() {
        try {
            Pace pace = relay.step();
            if (relay.leads() && System.nanoTime() - receiptsAt >= RECEIPTS_EVERY) {
                receiptsAt = System.nanoTime();
                receipts.step();
                republish();
            }
            recovered();
            return pace;
        } catch (Throwable failure) {
            return failed(failure);
        }
    }

    /** An old wish must not stop what is new. */
    private void republish() {
        try {
            republishing.step();
        } catch (RuntimeException failure) {
            log.warn("Publishing again waits: {}", failure.toString());
        }
    }

    private Pace failed(Throwable failure) {
        if (trouble == null && running) {
            log.warn("The relay waits: {}", failure.toString());
        }
        trouble = failure.toString();
        try {
            relay.stepDown();
        } catch (Throwable again) {
            log.debug("Stepping down failed as well", again);
        }
        return new Pace(AFTER_FAILURE, AFTER_FAILURE);
    }

    private void recovered() {
        if (trouble != null) {
            log.info("The relay goes on");
            trouble = null;
        }
    }

    /** What the relay waits for, if anything; that a thread of it is gone, if ever one should be. */
    public @Nullable String trouble() {
        Thread carrying = carrier;
        return running && carrying != null && !carrying.isAlive()
                ? "its thread has ended"
                : trouble == null ? marks.trouble() : trouble;
    }
    /** Sends what has been committed by now, as far as that goes without waiting long. */
    @Override
    public void stop() {
        running = false;
        bell.ring();
        join(carrier);
        marks.stop();
        bus.close();
    }

    private static void join(@Nullable Thread thread) {
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started before, and stopped after, whatever takes requests or records. */
    @Override
    public int getPhase() {
        return 0;
    }
}
