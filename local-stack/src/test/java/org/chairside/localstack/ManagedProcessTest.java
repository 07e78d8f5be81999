package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void a_process_that_ends_by_itself_is_started_again_until_the_supervisor_stops() {
        var supervisor = new Supervisor(home);
        supervisor.start(new Member("session-service", () -> sleeper("session-service"), () -> true));
        var first = onlyProcess();
        first.handle().destroyForcibly();
        await("it is back under a new number").until(() -> ManagedProcess.leftBehind(home).stream()
                .anyMatch(process -> process.isAlive() && process.pid() != first.pid()));

        supervisor.stop();

        assertThat(ManagedProcess.leftBehind(home)).isEmpty();
    }

    private ManagedProcess onlyProcess() {
        return ManagedProcess.leftBehind(home).getFirst();
    }

    private ManagedProcess sleeper(String name) {
        return ManagedProcess.start(home, name, List.of("sleep", "600"), Map.of());
    }
}
