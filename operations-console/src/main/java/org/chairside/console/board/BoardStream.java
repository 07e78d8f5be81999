package org.chairside.console.board;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.chairside.console.flow.Freshness;
import org.chairside.console.projection.BoardVersion;
import org.chairside.contracts.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells every open page that the read models changed.
 *
 * <p>An event's id is the version of the read models; a page that comes back with the last id it saw is told at once if it missed
 * something. The version is read from the database, so it does not matter which console applied the change. Each event says how many
 * milliseconds ago the boards were complete, or {@code unknown}: a console that hears nothing any more goes on reading its own database, and
 * the pages must not take that for news. While even this cannot be read nothing is sent, and the pages show that they are stale.
 */
@Component
class BoardStream implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BoardStream.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(15);
    /** Then the page connects anew, and a session that is over is noticed. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final BoardVersion version;
    private final Freshness freshness;
    private final Viewers<SseEmitter> viewers = new Viewers<>();
    private final InstantSource machines = InstantSource.system();
    private volatile boolean running;

    BoardStream(BoardVersion version, Freshness freshness) {
        this.version = version;
        this.freshness = freshness;
    }

    SseEmitter open(StaffId person, long lastSeen) {
        var viewer = new SseEmitter(LONGEST.toMillis());
        viewer.onCompletion(() -> viewers.remove(viewer));
        viewer.onTimeout(viewer::complete);
        var now = version.current();
        send(viewer, lastSeen < now ? "changed" : "heartbeat", now, age());
        viewers.add(person, viewer).ifPresent(SseEmitter::complete);
        return viewer;
    }

    private void watch() {
        long told = -1;
        long toldAt = System.nanoTime();
        while (running) {
            try {
                if (!viewers.all().isEmpty()) {
                    var now = version.current();
                    if (now != told) {
                        tell("changed", now);
                        told = now;
                        toldAt = System.nanoTime();
                    } else if (System.nanoTime() - toldAt >= HEARTBEAT_EVERY.toNanos()) {
                        tell("heartbeat", now);
                        toldAt = System.nanoTime();
                    }
                }
            } catch (RuntimeException unreadable) {
                LOG.warn("the boards cannot be read: {}", unreadable.toString());
            }
            pause();
        }
    }

    private void tell(String what, long now) {
        var age = age();
        viewers.all().forEach(viewer -> send(viewer, what, now, age));
    }

    private String age() {
        return freshness
                .look()
                .ofBoards()
                .map(asOf ->
                        Long.toString(Duration.between(asOf, machines.instant()).toMillis()))
                .orElse("unknown");
    }

    private void send(SseEmitter viewer, String what, long now, String age) {
        try {
            viewer.send(SseEmitter.event().id(Long.toString(now)).name(what).data(age));
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
}
