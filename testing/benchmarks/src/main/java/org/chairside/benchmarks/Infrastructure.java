package org.chairside.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chairside.benchmarks.arm.Place;
import org.chairside.benchmarks.measure.Load;
import org.chairside.localstack.FreePorts;
import org.chairside.localstack.ServiceDatabase;

/** A PostgreSQL and a Kafka of the benchmark's own, each a process, both writing where the caller says and gone at the end. */
final class Infrastructure implements AutoCloseable {

    private static final Map<String, String> POSTGRES = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "150",
            "shared_buffers", "96MB",
            "max_wal_size", "4GB");
    private static final List<String> KAFKA_JVM = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED");

    private final EmbeddedPostgres postgres;
    private final Path postgresDirectory;
    private final Process kafka;
    private final int kafkaPort;
    private int places;

    private Infrastructure(EmbeddedPostgres postgres, Path postgresDirectory, Process kafka, int kafkaPort) {
        this.postgres = postgres;
        this.postgresDirectory = postgresDirectory;
        this.kafka = kafka;
        this.kafkaPort = kafkaPort;
    }

    /** @param directory empty; on the disk to be measured */
    static Infrastructure start(Path directory) throws Exception {
        Files.createDirectories(directory);
        Path data = directory.resolve("postgres");
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(true);
        POSTGRES.forEach(builder::setServerConfig);
        EmbeddedPostgres postgres = builder.start();
        int[] ports = FreePorts.some(2);
        int port = ports[0];
        Process kafka = startKafka(directory, port, ports[1]);
        awaitAnswer(kafka, port);
        return new Infrastructure(postgres, data, kafka, port);
    }

    private static Process startKafka(Path directory, int port, int controllerPort) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(KAFKA_JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.chairside.localstack.KafkaProcess"));
        command.addAll(List.of(
                directory.resolve("kafka").toString(), Integer.toString(port), Integer.toString(controllerPort)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("kafka.log").toFile())
                .start();
    }

    private static void awaitAnswer(Process kafka, int port) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answers(port)) {
            if (!kafka.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("Kafka did not start: see kafka.log in the benchmark's directory");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean answers(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String brokers() {
        return "127.0.0.1:" + kafkaPort;
    }

    long kafkaProcess() {
        return kafka.pid();
    }

    long postgresProcess() throws IOException {
        return Long.parseLong(
                Files.readAllLines(postgresDirectory.resolve("postmaster.pid")).getFirst());
    }

    /** A database and topics nobody has used before. */
    Place newPlace() throws SQLException {
        return placeBeside("bench" + ++places + ".");
    }

    /** Another database beside topics that are there already. */
    Place placeBeside(String topicPrefix) throws SQLException {
        var database = new ServiceDatabase("bench_" + ++places, "owner-password", "app-password");
        database.create(this::admin);
        return new Place(url(database.name()), database, brokers(), topicPrefix);
    }

    /** Fills in the visits that the writers change, and writes everything to disk, so that no arm pays for another. */
    void settle(Place place) throws SQLException {
        try (var connection = admin(place.database().name());
                var statement = connection.createStatement()) {
            statement.execute("insert into visit select each, 0, 'patient-' || each, 'BOOKED', now()"
                    + " from generate_series(0, " + (Load.VISITS - 1) + ") as each");
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "postgres");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
    }

    /** What the figures depend on, as the servers themselves say it. */
    Map<String, String> configuration() throws SQLException {
        Map<String, String> said = new LinkedHashMap<>();
        try (var connection = admin("postgres");
                var statement = connection.createStatement()) {
            try (var version = statement.executeQuery("show server_version")) {
                version.next();
                said.put("PostgreSQL", version.getString(1));
            }
            try (var rows = statement.executeQuery("select name, current_setting(name) from pg_settings"
                    + " where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers',"
                    + " 'max_wal_size', 'wal_sync_method', 'data_checksums') order by name")) {
                while (rows.next()) {
                    said.put("PostgreSQL " + rows.getString(1), rows.getString(2));
                }
            }
        }
        said.put("Kafka", org.apache.kafka.common.utils.AppInfoParser.getVersion());
        said.put("Kafka JVM", String.join(" ", KAFKA_JVM));
        return said;
    }

    @Override
    public void close() throws IOException {
        kafka.destroy();
        try {
            if (!kafka.waitFor(20, TimeUnit.SECONDS)) {
                kafka.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            kafka.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        postgres.close();
    }
}
