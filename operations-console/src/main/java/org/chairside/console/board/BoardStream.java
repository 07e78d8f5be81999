package org.chairside.console.board;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.chairside.console.flow.Freshness;
import org.chairside.console.projection.BoardVersion;
import org.chairside.contracts.StaffId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * Tells every open page that the read models changed.
 *
 * <p>The id of a change is the version of the read models; a page that comes back with the last id it saw is told at once if it missed
 * something. A heartbeat changes nothing, and has no id. The version is read from the database, so it does not matter which console applied
 * the change. Each event says how many milliseconds ago the boards were complete, or {@code unknown}: a console that hears nothing any more
 * goes on reading its own database, and the pages must not take that for news. While even this cannot be read nothing is sent, and the
 * pages show that they are stale.
 */
@Component
class BoardStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BoardStream.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(15);
    /** Then the page connects anew, and a session that is over is noticed. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final LongSupplier version;
    private final Supplier<Optional<Instant>> asOf;
    private final Duration heartbeatEvery;
    private final Viewers<SseEmitter> viewers = new Viewers<>();
    private final InstantSource machines = InstantSource.system();
    private volatile boolean running;
    private long told = -1;
    private long toldAt = System.nanoTime();

    @Autowired
    BoardStream(BoardVersion version, Freshness freshness) {
        this(version::current, () -> freshness.look().ofBoards(), HEARTBEAT_EVERY);
    }

    BoardStream(LongSupplier version, Supplier<Optional<Instant>> asOf, Duration heartbeatEvery) {
        this.version = version;
        this.asOf = asOf;
        this.heartbeatEvery = heartbeatEvery;
    }

    SseEmitter open(StaffId person, long lastSeen) {
        return open(person, lastSeen, new SseEmitter(LONGEST.toMillis()));
    }

    /** Everybody is told of what changes after the version was read, so the viewer is one of them before that. */
    SseEmitter open(StaffId person, long lastSeen, SseEmitter viewer) {
        viewer.onCompletion(() -> viewers.remove(viewer));
        viewer.onTimeout(viewer::complete);
        viewers.add(person, viewer).ifPresent(SseEmitter::complete);
        try {
            var now = version.getAsLong();
            send(viewer, lastSeen < now ? changed(now) : heartbeat());
        } catch (RuntimeException unreadable) {
            viewers.remove(viewer);
            throw unreadable;
        }
        return viewer;
    }

    private void watch() {
        while (running) {
            try {
                look();
            } catch (RuntimeException unreadable) {
                LOG.warn("the boards cannot be read: {}", unreadable.toString());
            }
            pause();
        }
    }

    /** Tells what changed since the last look, or that somebody is there. One thread at a time. */
    void look() {
        if (viewers.all().isEmpty()) {
            return;
        }
        var now = version.getAsLong();
        if (now != told) {
            tell(changed(now));
            told = now;
        } else if (System.nanoTime() - toldAt >= heartbeatEvery.toNanos()) {
            tell(heartbeat());
        }
    }

    private void tell(News news) {
        viewers.all().forEach(viewer -> send(viewer, news));
        toldAt = System.nanoTime();
    }

    private News changed(long now) {
        return new News("changed", Long.toString(now), age());
    }

    private News heartbeat() {
        return new News("heartbeat", null, age());
    }

    private String age() {
        return asOf.get()
                .map(moment -> Long.toString(
                        Duration.between(moment, machines.instant()).toMillis()))
                .orElse("unknown");
    }

    private void send(SseEmitter viewer, News news) {
        try {
            viewer.send(news.event());
        } catch (IOException | IllegalStateException gone) {
            viewers.remove(viewer);
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("board-stream").start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
        viewers.all().forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record News(String name, @Nullable String id, String age) {

        /** One for each viewer: to send it uses it up. */
        SseEventBuilder event() {
            var event = SseEmitter.event().name(name).data(age);
            return id == null ? event : event.id(id);
        }
    }
}
