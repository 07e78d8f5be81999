package org.chairside.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chairside.localstack.FreePorts;
import org.chairside.simulator.Clinic;
import org.chairside.simulator.EventWatch;
import org.chairside.simulator.PlayVisit;
import org.chairside.simulator.RunningStack;

/** The whole local stack on ports and in a directory of its own, started as {@code ./run} starts it. */
final class House implements AutoCloseable {

    static final List<String> SERVICES = List.of(
            "scheduling-service", "intake-service", "session-service", "notification-service", "operations-console");

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

    private final Path home = Path.of("target", "house").toAbsolutePath();
    private final Path output = home.resolve("launcher.log");
    private final Map<String, String> settings = new HashMap<>();
    private final Process launcher;
    private final Records records = new Records(this);

    House() {
        settings.put("CHAIRSIDE_HOME", home.toString());
        settings.put("CHAIRSIDE_REHEARSAL", "off");
        // one person asks a thousand times what a clinic asks in an hour
        settings.put("CHAIRSIDE_LIMITS_RATELIMITED", "false");
        try {
            settings.putAll(freePorts());
            Files.createDirectories(home);
            assertThat(launch("stop").onExit().join().exitValue()).as(said()).isZero();
            launcher = launch("fresh");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await("five services start on two cores")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !launcher.isAlive() || said().contains("Chairside is ready"));
        assertThat(launcher.isAlive()).as(said()).isTrue();
    }

    /** Unpacked services stay in the home from one run to the next; data does not. */
    private Process launch(String command) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dchairside.repository=" + repository(),
                        "-jar",
                        launcherJar().toString(),
                        command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(settings);
        return builder.start();
    }

    Records records() {
        return records;
    }

    RunningStack stack() {
        return RunningStack.from(settings);
    }

    Clinic clinic() {
        return new Clinic(stack());
    }

    /** Plays the visit over two sites, and the one that a rule turns away; answers what was told of it. */
    String playVisit() {
        var told = new ByteArrayOutputStream();
        try (var clinic = clinic();
                var events = new EventWatch(stack().kafka())) {
            new PlayVisit(clinic, events, new PrintStream(told, true, StandardCharsets.UTF_8)).play();
        } finally {
            System.out.println(told.toString(StandardCharsets.UTF_8));
        }
        return told.toString(StandardCharsets.UTF_8);
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

    /** Kills processes with signal 9, all at once, and waits until the successor of each, another process, is ready. */
    void kill(String... names) {
        var before = Stream.of(names).collect(Collectors.toMap(Function.identity(), this::timesBack));
        var victims = Stream.of(names).collect(Collectors.toMap(Function.identity(), this::process));
        victims.forEach((name, victim) ->
                assertThat(victim.destroyForcibly()).as("%s was alive", name).isTrue());
        victims.values().forEach(victim -> victim.onExit().join());
        victims.forEach((name, victim) -> {
            await("the launcher starts again what died")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> timesBack(name) > before.getOrDefault(name, 0L));
            assertThat(process(name).isAlive()).isTrue();
            assertThat(process(name).pid()).isNotEqualTo(victim.pid());
            assertThat(said()).contains(name + " (process " + victim.pid() + ") ended by itself");
        });
    }

    /** The broker stands still while its directory goes, and then dies: nothing is written back. */
    void loseLog() {
        freeze("kafka");
        try (var files = Files.walk(home.resolve("kafka"))) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> assertThat(file.delete())
                    .isTrue());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        kill("kafka");
    }

    private long timesBack(String name) {
        return said().lines().filter((name + " is back.")::equals).count();
    }

    /** Stops a process where it stands, and proves it; {@code signal(name, "CONT")} lets it go on. */
    void freeze(String name) {
        signal(name, "STOP");
        await("the kernel says that it stands")
                .atMost(Duration.ofSeconds(30))
                .until(() -> answerOf("ps", "-o", "state=", "-p", pidOf(name)).startsWith("T"));
    }

    void signal(String name, String signal) {
        answerOf("kill", "-" + signal, pidOf(name));
    }

    private String pidOf(String name) {
        return Long.toString(process(name).pid());
    }

    private static String answerOf(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.onExit().join().exitValue()).as(answer).isZero();
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ProcessHandle process(String name) {
        try {
            var pid =
                    Files.readString(home.resolve("pids").resolve(name)).strip().split(" ", 2)[0];
            return ProcessHandle.of(Long.parseLong(pid)).orElseGet(ProcessHandle::current);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Of all processes; a page of memory that several share is divided among them. */
    long residentMebibytes() {
        return Stream.concat(Stream.of(launcher.toHandle()), launcher.descendants())
                        .mapToLong(House::residentKibibytes)
                        .sum()
                >> 10;
    }

    private static long residentKibibytes(ProcessHandle process) {
        try (var figures = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return figures.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException unreadable) {
            assertThat(process.isAlive()).as(unreadable.toString()).isFalse();
            return 0;
        }
    }

    /** A superuser's look into a service's database. */
    Connection database(String name) {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://localhost:" + settings.get("CHAIRSIDE_POSTGRES_PORT") + "/" + name,
                    "postgres",
                    Files.readString(home.resolve("secrets").resolve("postgres"))
                            .strip());
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
            if (!launcher.waitFor(90, TimeUnit.SECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        assertThat(family).as("left running after the stop").noneMatch(ProcessHandle::isAlive);
    }

    static Path repository() {
        return Path.of("..", "..").toAbsolutePath().normalize();
    }

    private static Path launcherJar() throws IOException {
        try (var jars =
                Files.newDirectoryStream(repository().resolve("local-stack/target"), "local-stack-*-launcher.jar")) {
            for (var jar : jars) {
                return jar;
            }
        }
        throw new AssertionError("local-stack is not packaged: these tests need mvn verify, mvn test is not enough.");
    }

    private static Map<String, String> freePorts() throws IOException {
        var free = FreePorts.some(PORTS.size());
        return IntStream.range(0, free.length)
                .boxed()
                .collect(Collectors.toMap(PORTS::get, each -> Integer.toString(free[each])));
    }
}
