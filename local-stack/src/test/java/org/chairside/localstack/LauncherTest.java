package org.chairside.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as a program of its own: what it says in one line when it cannot start, and what it leaves alone. */
class LauncherTest {

    private static final List<String> PORTS = List.of(
            "CHAIRSIDE_CONSOLE_PORT",
            "CHAIRSIDE_SCHEDULING_PORT",
            "CHAIRSIDE_INTAKE_PORT",
            "CHAIRSIDE_SESSION_PORT",
            "CHAIRSIDE_NOTIFICATION_PORT",
            "CHAIRSIDE_KAFKA_PORT",
            "CHAIRSIDE_KAFKA_CONTROLLER_PORT",
            "CHAIRSIDE_POSTGRES_PORT",
            "CHAIRSIDE_SMTP_PORT",
            "CHAIRSIDE_MAILBOX_PORT");

    @TempDir
    private Path directory;

    private Home home;
    private Path patients;
    private final Map<String, String> settings = new HashMap<>();

    private record Ended(int status, String said) {}

    /** A home with data in it, and nothing that could be started there. */
    @BeforeEach
    void aHomeWithData() throws IOException {
        home = new Home(directory.resolve("home"));
        home.prepare();
        Files.createDirectories(home.root().resolve("postgres-18"));
        Files.createDirectories(home.postgres());
        Files.writeString(home.postgres().resolve("PG_VERSION"), "18");
        patients = Files.writeString(home.postgres().resolve("patients"), "Rosa");
        settings.put("CHAIRSIDE_HOME", home.root().toString());
        var free = FreePorts.some(PORTS.size());
        for (var each = 0; each < free.length; each++) {
            settings.put(PORTS.get(each), Integer.toString(free[each]));
        }
    }

    @AfterEach
    void nothingIsLeft() {
        ManagedProcess.stopAll(ManagedProcess.leftBehind(home));
    }

    @Test
    void a_port_that_is_taken_is_named_before_anything_starts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.put("CHAIRSIDE_INTAKE_PORT", Integer.toString(taken.getLocalPort()));

            var ended = launch("up");

            assertThat(ended.said)
                    .isEqualTo("Port " + taken.getLocalPort() + " (intake-service) is in use by another program: "
                            + "end that program, or set CHAIRSIDE_INTAKE_PORT to another port.\n");
            assertThat(ended.status).isEqualTo(1);
            assertThat(patients).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "fresh"})
    void what_an_earlier_run_left_running_keeps_the_next_one_from_starting(String command) throws Exception {
        var left = sleeper("kafka");

        var ended = launch(command);

        assertThat(ended.said)
                .isEqualTo("An earlier run ended badly and left kafka running (process " + left.pid()
                        + "): ./run stop clears that up.\n");
        assertThat(ended.status).isEqualTo(1);
        assertThat(patients).exists();
        assertThat(left.isAlive()).isTrue();
    }

    @Test
    void a_second_launcher_does_not_start_beside_the_first() throws Exception {
        var first = sleeper("launcher");

        assertThat(launch("up").said)
                .isEqualTo("Chairside runs already (process " + first.pid() + "): ./run stop ends it.\n");
    }

    @Test
    void stop_clears_up_what_an_earlier_run_left() throws Exception {
        var left = sleeper("kafka");

        assertThat(launch("stop")).isEqualTo(new Ended(0, "Chairside has stopped.\n"));

        assertThat(left.isAlive()).isFalse();
        assertThat(launch("stop")).isEqualTo(new Ended(0, "Chairside was not running.\n"));
    }

    /** It goes as far as starting the database of the first start, which here is no program. */
    @Test
    void another_start_goes_on_with_the_data_of_the_first() throws Exception {
        var ended = launch("up");

        assertThat(ended.said).matches("(Cannot start postgres|\\S+ is not built).*\\R");
        assertThat(ended.status).isEqualTo(1);
        assertThat(patients).hasContent("Rosa");
        assertThat(home.pids()).as("itself forgotten").isEmptyDirectory();
    }

    @Test
    void fresh_forgets_the_data_of_the_first() throws Exception {
        launch("fresh");

        assertThat(patients).doesNotExist();
    }

    private ManagedProcess sleeper(String name) {
        return ManagedProcess.start(home, name, List.of("sleep", "600"), Map.of());
    }

    private Ended launch(String command) throws IOException, InterruptedException {
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dchairside.repository=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalStack.class.getName(),
                        command)
                .redirectErrorStream(true);
        program.environment().putAll(settings);
        var process = program.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
