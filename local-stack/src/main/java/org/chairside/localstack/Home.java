package org.chairside.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The directory where everything of one local stack lies: data, secrets, logs, process ids, unpacked services. */
record Home(Path root) {

    private static final long ROOM_NEEDED_MEBIBYTES = 1024;

    static Home fromEnvironment() {
        var chosen = System.getenv("CHAIRSIDE_HOME");
        return new Home(
                Path.of(chosen == null ? ".chairside" : chosen).toAbsolutePath().normalize());
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path pids() {
        return root.resolve("pids");
    }

    Path apps() {
        return root.resolve("apps");
    }

    /** What processes put down for the moment; what a killed one left goes with the next start. */
    Path temporary() {
        return root.resolve("tmp");
    }

    /** How far the clinic clock is ahead; absent until somebody lets hours pass. */
    Path clockOffset() {
        return root.resolve("clock-offset");
    }

    /** The directory for one build of a module; what is there of other builds is forgotten. */
    Path app(String module, String build) {
        var current = apps().resolve(module + "-" + build);
        try (var builds = Files.newDirectoryStream(apps(), module + "-*")) {
            for (var other : builds) {
                if (!other.equals(current)) {
                    delete(other);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return current;
    }

    void prepare() {
        try {
            for (var directory : new Path[] {logs(), pids(), apps()}) {
                Files.createDirectories(directory);
            }
            requireRoom(Files.getFileStore(root).getUsableSpace() >> 20);
        } catch (IOException failure) {
            throw new Trouble("Cannot write to " + root + ": " + failure.getMessage() + ".", failure);
        }
    }

    /** @param room what is free on the disk, in MiB */
    void requireRoom(long room) {
        if (room < ROOM_NEEDED_MEBIBYTES) {
            throw new Trouble("Only " + room + " MiB are free on the disk of " + root + ": Chairside needs "
                    + ROOM_NEEDED_MEBIBYTES + " MiB.");
        }
    }

    /** Nobody may be at work here any more. */
    void clearTemporary() {
        delete(temporary());
        try {
            Files.createDirectories(temporary());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Forgets patients, events, people and the clock; keeps what was unpacked from the build. */
    void forget() {
        for (var data : new Path[] {postgres(), kafka(), secrets(), clockOffset()}) {
            delete(data);
        }
    }

    /**
     * Deletes a file or a whole directory.
     *
     * @throws IllegalArgumentException if it does not lie under this home
     */
    void delete(Path path) {
        if (!path.normalize().startsWith(root) || path.normalize().equals(root)) {
            throw new IllegalArgumentException("not under " + root + ": " + path);
        }
        if (!Files.exists(path)) {
            return;
        }
        try (var tree = Files.walk(path)) {
            for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
