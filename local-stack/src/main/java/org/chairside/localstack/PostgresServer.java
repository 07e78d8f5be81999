package org.chairside.localstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL from its embedded binaries, on loopback, with passwords, and writing to disk at every commit.
 *
 * @param adminPassword the password of {@code postgres}, the superuser
 */
record PostgresServer(Home home, Port port, String adminPassword) {

    static final String NAME = "postgres";

    /** Unpacks the binaries and makes an empty cluster, both only where missing. */
    void prepare() {
        try {
            if (!Files.exists(binaries())) {
                unpack();
            }
            if (!Files.exists(home.postgres().resolve("PG_VERSION"))) {
                home.delete(home.postgres());
                initialise();
            }
        } catch (IOException failure) {
            throw new Trouble("Cannot prepare PostgreSQL: " + failure.getMessage() + ".", failure);
        }
    }

    ManagedProcess start() {
        return ManagedProcess.start(
                home,
                NAME,
                command(
                        "postgres",
                        "-D",
                        home.postgres().toString(),
                        "-p",
                        Integer.toString(port.number()),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "max_connections=150",
                        "-c",
                        "shared_buffers=96MB",
                        "-c",
                        // a refused row is not written to the log: it may hold a name
                        "log_error_verbosity=terse"),
                Map.of());
    }

    boolean isReady() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", adminPassword);
    }

    String url(String database) {
        var host = System.getenv().getOrDefault("CHAIRSIDE_POSTGRES_HOST", "localhost");
        return "jdbc:postgresql://" + host + ":" + port.number() + "/" + database;
    }

    private void initialise() throws IOException {
        var passwordFile = Files.createTempFile(
                home.root(),
                "postgres",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, adminPassword);
            run(command(
                    "initdb",
                    "--pgdata=" + home.postgres(),
                    "--username=postgres",
                    "--auth=scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--data-checksums"));
        } finally {
            Files.delete(passwordFile);
        }
    }

    /** PostgreSQL refuses to be root; in a user namespace of its own it is not. */
    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(binaries().resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(List<String> command) throws IOException {
        var log = home.logs().resolve("postgres-setup.log");
        var process = new ProcessBuilder(command)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.getFirst() + " failed, see " + log);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private Path binaries() {
        return home.root().resolve("postgres-18");
    }

    private void unpack() throws IOException {
        var archive = "/postgres-" + platform() + ".txz";
        var half = home.root().resolve("postgres-18.unpacking");
        home.delete(half);
        var resource = PostgresServer.class.getResourceAsStream(archive);
        if (resource == null) {
            throw new Trouble("There is no embedded PostgreSQL for " + platform() + ": use docker-compose instead.");
        }
        try (var files = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)))) {
            for (var entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                unpack(files, entry, half.resolve(entry.getName()).normalize());
            }
        }
        Files.move(half, binaries());
    }

    private static void unpack(TarArchiveInputStream files, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(files, target);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        return system + (System.getProperty("os.arch").equals("aarch64") ? "-arm_64" : "-x86_64");
    }
}
