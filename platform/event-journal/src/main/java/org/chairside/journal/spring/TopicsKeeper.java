package org.chairside.journal.spring;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.chairside.journal.kafka.TopicCreation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sees to it that a service's topics exist, without making its start wait for the broker; a broker that lost them gets them again. */
public final class TopicsKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicsKeeper.class);
    private static final Duration ONCE_THERE = Duration.ofSeconds(10);

    private final TopicCreation creation;
    private final Duration whileMissing;
    private volatile boolean running;
    private @Nullable Thread keeper;

    public TopicsKeeper(TopicCreation creation, Duration whileMissing) {
        this.creation = creation;
        this.whileMissing = whileMissing;
    }

    @Override
    public void start() {
        running = true;
        keeper = Thread.ofVirtual().name("chairside-topics").start(this::keep);
    }

    private void keep() {
        boolean told = false;
        while (running) {
            Duration pause = ONCE_THERE;
            try {
                creation.createMissing();
                told = false;
            } catch (Throwable away) {
                if (!told && running) {
                    log.warn("Topics cannot be created yet: {}", away.toString());
                }
                told = true;
                pause = whileMissing;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread thread = keeper;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
