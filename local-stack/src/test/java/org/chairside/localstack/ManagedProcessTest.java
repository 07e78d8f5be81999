package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedProcessTest {

    @TempDir
    private Path directory;

    private Home home;

    @BeforeEach
    void prepare() {
        home = new Home(directory);
        home.prepare();
    }

    @Test
    void what_an_earlier_run_left_behind_is_found_and_stopped() {
        var process = sleeper("session-service");
        assertThat(ManagedProcess.leftBehind(home)).containsExactly(process);

        ManagedProcess.stopAll(ManagedProcess.leftBehind(home));

        assertThat(process.isAlive()).isFalse();
        assertThat(ManagedProcess.leftBehind(home)).isEmpty();
        assertThat(home.pids()).isEmptyDirectory();
    }

    @Test
    void a_stranger_with_a_number_from_an_old_run_is_left_alone() throws IOException {
        var stranger = sleeper("stranger");
        try {
            Files.writeString(home.pids().resolve("session-service"), stranger.pid() + " 2020-01-01T00:00:00Z\n");
            assertThat(ManagedProcess.leftBehind(home)).containsExactly(stranger);
        } finally {
            ManagedProcess.stopAll(List.of(stranger));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%d",
                "%d ",
                "%d unknown\n",
                "no number 2020-01-01T00:00:00Z\n",
                "99999999999999999999 2020-01-01T00:00:00Z\n"
            })
    void half_a_note_is_nobodys(String note) throws IOException {
        Files.writeString(
                home.pids().resolve("session-service"),
                String.format(note, ProcessHandle.current().pid()));

        assertThat(ManagedProcess.leftBehind(home)).isEmpty();
    }

    @Test
    void a_process_that_ends_by_itself_is_started_again_until_the_supervisor_stops() {
        var supervisor = new Supervisor(home);
        supervisor.start(new Member("session-service", () -> sleeper("session-service"), () -> true));
        var first = onlyProcess();
        first.handle().destroyForcibly();
        await("it is back under a new number")
                .atMost(Duration.ofMinutes(1))
                .until(() -> ManagedProcess.leftBehind(home).stream()
                        .anyMatch(process -> process.isAlive() && process.pid() != first.pid()));

        supervisor.stop();

        assertThat(ManagedProcess.leftBehind(home)).isEmpty();
    }

    @Test
    void what_a_stop_broke_off_did_not_come_to_its_own_end() {
        var supervisor = new Supervisor(home);
        assertThat(supervisor.runOnce(new Member(
                        "short", () -> ManagedProcess.start(home, "short", List.of("true"), Map.of()), () -> true)))
                .isTrue();

        var ended = CompletableFuture.supplyAsync(
                () -> supervisor.runOnce(new Member("long", () -> sleeper("long"), () -> true)));
        await().until(() -> !ManagedProcess.leftBehind(home).isEmpty());
        supervisor.stop();

        assertThat(ended).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(false);
    }

    @Test
    void who_ends_soon_after_each_start_is_given_up_with_one_sentence() {
        var supervisor = new Supervisor(home, Duration.ofMillis(1));
        var starts = new AtomicInteger();
        supervisor.start(new Member(
                "session-service",
                () -> {
                    starts.incrementAndGet();
                    return ManagedProcess.start(home, "session-service", List.of("true"), Map.of());
                },
                () -> true));

        assertThatThrownBy(supervisor::watch)
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("session-service ended 6 times soon after its start");
        assertThat(starts).hasValue(6);
    }

    @Test
    void a_second_start_that_fails_is_tried_again() {
        var supervisor = new Supervisor(home, Duration.ofMillis(1));
        var starts = new AtomicInteger();
        supervisor.start(new Member(
                "postgres",
                () -> starts.incrementAndGet() == 2
                        ? ManagedProcess.start(home, "postgres", List.of("false"), Map.of())
                        : sleeper("postgres"),
                () -> starts.get() != 2));
        onlyProcess().handle().destroyForcibly();

        await("the third start").atMost(Duration.ofMinutes(1)).until(() -> starts.get() == 3);
        supervisor.stop();

        assertThat(ManagedProcess.leftBehind(home)).isEmpty();
    }

    @Test
    void who_cannot_be_started_again_for_whatever_reason_is_not_left_unwatched() {
        var supervisor = new Supervisor(home, Duration.ofMillis(1));
        var starts = new AtomicInteger();
        supervisor.start(new Member(
                "session-service",
                () -> {
                    if (starts.incrementAndGet() > 1) {
                        throw new UncheckedIOException(new IOException("the disk is gone"));
                    }
                    return ManagedProcess.start(home, "session-service", List.of("true"), Map.of());
                },
                () -> true));

        assertThatThrownBy(supervisor::watch)
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("session-service cannot be started again")
                .hasMessageContaining("the disk is gone");
    }

    private ManagedProcess onlyProcess() {
        return ManagedProcess.leftBehind(home).getFirst();
    }

    private ManagedProcess sleeper(String name) {
        return ManagedProcess.start(home, name, List.of("sleep", "600"), Map.of());
    }
}
