package org.chairside.console.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.chairside.contracts.StaffId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class BoardStreamTest {

    static final StaffId NURSE = new StaffId("nurse.roc");
    static final Duration NEVER = Duration.ofHours(1);

    final AtomicLong version = new AtomicLong(5);
    final Page page = new Page();
    BoardStream stream;

    @AfterEach
    void stop() {
        stream.stop();
    }

    @Test
    void a_page_that_is_open_hears_of_every_change() {
        open(version::get, NEVER);
        stream.look();
        assertThat(page.heard).containsExactly("event:heartbeat", "event:changed id:5");

        stream.look();
        version.set(6);
        stream.look();
        assertThat(page.heard).containsExactly("event:heartbeat", "event:changed id:5", "event:changed id:6");
    }

    @Test
    void a_change_while_a_page_connects_is_told_to_it_as_well() {
        var connects = new AtomicBoolean();
        open(
                () -> {
                    var read = version.get();
                    if (connects.getAndSet(false)) {
                        version.set(6);
                        // everybody is told before the page that connects goes on with what it read
                        stream.look();
                    }
                    return read;
                },
                NEVER,
                new Page());

        connects.set(true);
        stream.open(NURSE, 5, page);

        assertThat(page.heard).contains("event:changed id:6");
    }

    @Test
    void while_nothing_changes_the_page_hears_that_somebody_is_there_and_nothing_it_could_come_back_with() {
        open(version::get, Duration.ZERO);
        for (int look = 0; look < 3; look++) {
            stream.look();
        }
        assertThat(page.heard)
                .containsExactly("event:heartbeat", "event:changed id:5", "event:heartbeat", "event:heartbeat");
    }

    /** The other tests look by hand: what is told depends on no thread. */
    @Test
    void somebody_looks_until_the_console_stops() {
        open(version::get, NEVER);
        stream.start();
        await("a thread gets its turn").atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(page.heard)
                .contains("event:changed id:5"));
        stream.stop();
        assertThat(page.completed).isTrue();
    }

    /** Of two heartbeats one may be lost before a board turns grey. */
    @Test
    void a_heartbeat_comes_twice_before_a_page_calls_itself_stale() throws IOException {
        stream = new BoardStream(version::get, Optional::empty, NEVER);
        var script = Files.readString(Path.of("src/main/resources/static/assets/live.js"));
        var staleAfter = Pattern.compile("STALE_AFTER = ([0-9_]+);").matcher(script);
        assertThat(staleAfter.find()).isTrue();
        assertThat(BoardStream.HEARTBEAT_EVERY.multipliedBy(2))
                .isLessThan(Duration.ofMillis(Long.parseLong(staleAfter.group(1).replace("_", ""))));
    }

    @Test
    void a_page_that_cannot_be_told_where_it_stands_is_not_kept() {
        stream = new BoardStream(
                () -> {
                    throw new IllegalStateException("no database");
                },
                Optional::empty,
                NEVER);
        assertThatThrownBy(() -> stream.open(NURSE, 5, page)).hasMessage("no database");
        stream.stop();
        assertThat(page.completed).isFalse();
    }

    private void open(LongSupplier version, Duration heartbeatEvery) {
        open(version, heartbeatEvery, page);
    }

    private void open(LongSupplier version, Duration heartbeatEvery, Page first) {
        stream = new BoardStream(version, () -> Optional.of(Instant.now()), heartbeatEvery);
        stream.open(NURSE, 5, first);
    }

    /** A page that keeps what it hears, without the ages. */
    private static final class Page extends SseEmitter {

        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile boolean completed;

        @Override
        public void send(SseEventBuilder event) {
            var lines = new StringBuilder();
            event.build().forEach(part -> lines.append(part.getData()));
            var id = Pattern.compile("id:\\d+").matcher(lines);
            var name = Pattern.compile("event:\\w+").matcher(lines);
            assertThat(name.find()).isTrue();
            heard.add(id.find() ? name.group() + " " + id.group() : name.group());
        }

        @Override
        public void complete() {
            completed = true;
            super.complete();
        }
    }
}
