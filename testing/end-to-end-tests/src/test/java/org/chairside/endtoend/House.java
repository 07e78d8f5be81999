package org.chairside.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chairside.simulator.Clinic;
import org.chairside.simulator.RunningStack;

/** The whole local stack on ports and in a directory of its own, started as {@code ./run} starts it. */
final class House implements AutoCloseable {

    static final List<String> SERVICES =
            List.of("scheduling-service", "intake-service", "session-service", "notification-service", "operations-console");

    private static final Duration START = Duration.ofMinutes(4);
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

    private final Path home;
    private final Path output;
    private final Map<String, String> settings = new HashMap<>();
    private final Process launcher;

    House() {
        try {
            home = Files.createDirectories(Path.of("target", "house-" + UUID.randomUUID()).toAbsolutePath());
            output = home.resolve("launcher.log");
            PORTS.forEach(port -> settings.put(port, freePort()));
            settings.put("CHAIRSIDE_HOME", home.toString());
            var command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx64m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dchairside.repository=" + repository(),
                            "-jar",
                            launcherJar().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            command.environment().putAll(settings);
            launcher = command.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await("five services start on two cores")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !launcher.isAlive() || said().contains("Chairside is ready"));
        assertThat(launcher.isAlive()).as(said()).isTrue();
    }

    RunningStack stack() {
        return RunningStack.from(settings);
    }

    Clinic clinic() {
        return new Clinic(stack());
    }

    Path home() {
        return home;
    }

    /** What the launcher printed so far. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Kills a process with signal 9 and waits until its successor runs. */
    void kill(String name) {
        var victim = process(name);
        assertThat(victim.destroyForcibly()).as("%s was alive", name).isTrue();
        victim.onExit().join();
        awaitSuccessor(name, victim);
    }

    void awaitSuccessor(String name, ProcessHandle victim) {
        await("the launcher starts again what died")
                .atMost(Duration.ofSeconds(60))
                .until(() -> process(name).isAlive() && process(name).pid() != victim.pid());
    }

    /** Sends a signal: {@code STOP}, {@code CONT}. */
    void signal(String name, String signal) {
        try {
            var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process(name).pid())).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    ProcessHandle process(String name) {
        try {
            var pid = Files.readString(home.resolve("pids").resolve(name)).strip().split(" ", 2)[0];
            return ProcessHandle.of(Long.parseLong(pid)).orElseGet(ProcessHandle::current);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A superuser's look into a service's database. */
    Connection database(String name) {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:" + settings.get("CHAIRSIDE_POSTGRES_PORT") + "/" + name,
                    "postgres",
                    Files.readString(home.resolve("secrets").resolve("postgres")).strip());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asks the launcher to stop everything, and checks that it did. */
    @Override
    public void close() {
        var family = launcher.descendants().toList();
        launcher.destroy();
        try {
            if (!launcher.waitFor(90, java.util.concurrent.TimeUnit.SECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        assertThat(family).as("left running after the stop").noneMatch(ProcessHandle::isAlive);
    }

    private static Path repository() {
        return Path.of("..", "..").toAbsolutePath().normalize();
    }

    private static Path launcherJar() throws IOException {
        try (var jars = Files.newDirectoryStream(repository().resolve("local-stack/target"), "local-stack-*.jar")) {
            return jars.iterator().next();
        }
    }

    private static String freePort() {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
