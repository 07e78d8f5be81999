package org.chairside.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A process of the stack. It leaves its id in a file, so that a later run knows what an earlier one left behind. */
record ManagedProcess(String name, ProcessHandle handle, Path pidFile) {

    private static final String LAUNCHER = "launcher";
    private static final Pattern NOTE = Pattern.compile("(\\d{1,18}) (\\S+Z)\n");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    static ManagedProcess start(Home home, String name, List<String> command, Map<String, String> environment) {
        var log = home.logs().resolve(name + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(log, home.logs().resolve(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            var builder = new ProcessBuilder(command)
                    .directory(home.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var handle = builder.start().toHandle();
            var process = new ManagedProcess(name, handle, home.pids().resolve(name));
            process.remember();
            return process;
        } catch (IOException failure) {
            throw new Trouble("Cannot start " + name + ": " + failure.getMessage() + ".", failure);
        }
    }

    /** This JVM itself, so that {@code ./run stop} finds it. */
    static ManagedProcess launcher(Home home) {
        return new ManagedProcess(LAUNCHER, ProcessHandle.current(), home.pids().resolve(LAUNCHER));
    }

    /** What an earlier run noted and what is still alive of it. */
    static List<ManagedProcess> leftBehind(Home home) {
        if (!Files.isDirectory(home.pids())) {
            return List.of();
        }
        var alive = new ArrayList<ManagedProcess>();
        try (var files = Files.newDirectoryStream(home.pids())) {
            for (var file : files) {
                recall(file).ifPresent(alive::add);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return alive;
    }

    /** A number alone, or half a note, may by now belong to somebody else: the start time must agree too. */
    private static Optional<ManagedProcess> recall(Path pidFile) throws IOException {
        var note = NOTE.matcher(Files.readString(pidFile));
        var name = String.valueOf(pidFile.getFileName());
        if (!note.matches()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(note.group(1)))
                .filter(handle -> startOf(handle).equals(note.group(2)))
                .map(handle -> new ManagedProcess(name, handle, pidFile));
    }

    void remember() {
        try {
            Files.writeString(pidFile, pid() + " " + startOf(handle) + "\n");
        } catch (IOException failure) {
            throw new Trouble("Cannot write " + pidFile + ": " + failure.getMessage() + ".", failure);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    long pid() {
        return handle.pid();
    }

    boolean isLauncher() {
        return name.equals(LAUNCHER);
    }

    boolean isAlive() {
        return handle.isAlive();
    }

    void awaitEnd() {
        handle.onExit().join();
    }

    /** Stops services first, then what they talk to: nobody loses the ground while it is still at work. */
    static void stopAll(Collection<ManagedProcess> processes) {
        var byGround = processes.stream()
                .collect(Collectors.groupingBy(ManagedProcess::ground, TreeMap::new, Collectors.toList()));
        for (var group : byGround.values()) {
            Supervisor.together(
                    group.stream().<Runnable>map(process -> process::stop).toList());
        }
    }

    private int ground() {
        return switch (name) {
            case PostgresServer.NAME -> 2;
            case "kafka", "mailbox" -> 1;
            default -> 0;
        };
    }

    private void stop() {
        askToEnd();
        try {
            handle.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
        forget();
    }

    /** A rehearsal is dropped with all it began. To PostgreSQL, SIGTERM means to wait for its clients, and SIGINT to end in good order at once. */
    private void askToEnd() {
        if (JavaProgram.isRehearsal(this)) {
            handle.descendants().forEach(ProcessHandle::destroyForcibly);
            handle.destroyForcibly();
            return;
        }
        if (!name.equals(PostgresServer.NAME)) {
            handle.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid())).start();
        } catch (IOException noSuchCommand) {
            handle.destroy();
        }
    }

    private static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
