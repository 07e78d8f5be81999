package org.chairside.journal.spring;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.chairside.journal.kafka.TopicTail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does the same again and again on a thread of its own. Whatever a round throws is said once, and the next round comes all the same. */
public final class Rounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    /** So that no round meets a pool or a broker's client that is closed already. */
    private static final Duration LAST_ROUND = Duration.ofSeconds(1);

    private static final Duration LISTEN_AGAIN = Duration.ofSeconds(1);

    private final String name;
    private final Duration pause;
    private final Runnable begin;
    private final Runnable round;
    private final Runnable end;
    private volatile boolean running;
    private volatile @Nullable String trouble;
    private @Nullable Thread thread;

    public Rounds(String name, Duration pause, Runnable round) {
        this(name, pause, round, () -> {});
    }

    /** @param end ends a round that would not end by itself */
    public Rounds(String name, Duration pause, Runnable round, Runnable end) {
        this(name, pause, () -> {}, round, end);
    }

    private Rounds(String name, Duration pause, Runnable begin, Runnable round, Runnable end) {
        this.name = name;
        this.pause = pause;
        this.begin = begin;
        this.round = round;
        this.end = end;
    }

    /** Reads what is newest in a topic, and begins again whenever that ends. */
    static Rounds listening(String name, TopicTail tail) {
        Rounds rounds = new Rounds(name, LISTEN_AGAIN, tail::open, tail, tail::close);
        tail.whenTheBrokerAnswers(rounds::well);
        return rounds;
    }

    @Override
    public void start() {
        begin.run();
        running = true;
        thread = Thread.ofPlatform().name("chairside-" + name).daemon().start(this::go);
    }

    private void go() {
        while (running) {
            once();
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private void once() {
        try {
            round.run();
            trouble = null;
        } catch (Throwable failure) {
            if (trouble == null && running) {
                log.warn("{} waits: {}", name, failure.toString());
            }
            trouble = failure.toString();
        }
    }

    /** What a round says that goes on for ever: it is at work, whatever went wrong before. */
    public void well() {
        trouble = null;
    }

    /** What it waits for, if anything; that its thread is gone, if ever it should be. */
    public @Nullable String trouble() {
        Thread mine = thread;
        return running && mine != null && !mine.isAlive() ? "its thread has ended" : trouble;
    }

    public String name() {
        return name;
    }

    @Override
    public void stop() {
        running = false;
        end.run();
        Thread mine = thread;
        if (mine == null) {
            return;
        }
        LockSupport.unpark(mine);
        try {
            mine.join(LAST_ROUND);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
