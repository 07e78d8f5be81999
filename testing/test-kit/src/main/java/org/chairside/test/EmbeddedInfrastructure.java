package org.chairside.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.chairside.localstack.FreePorts;
import org.chairside.localstack.KafkaBroker;

/**
 * PostgreSQL as a child process and Kafka in this JVM, both on free ports and both gone with the JVM. PostgreSQL writes
 * to disk on commit only with {@code -Dchairside.infra.fsync=on}.
 */
final class EmbeddedInfrastructure extends TestInfrastructure {

    private static final String KAFKA = "chairside-broker-";

    private final EmbeddedPostgres postgres;
    private final KafkaBroker kafka;

    EmbeddedInfrastructure() {
        try {
            postgres = startPostgres();
            kafka = startKafka();
        } catch (Exception failure) {
            throw new IllegalStateException("No embedded infrastructure: " + failure.getMessage(), failure);
        }
    }

    private static EmbeddedPostgres startPostgres() throws IOException {
        var fsync = System.getProperty("chairside.infra.fsync", "off");
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", fsync)
                .setServerConfig("synchronous_commit", fsync)
                .setServerConfig("full_page_writes", fsync)
                .setServerConfig("max_connections", "300")
                .start();
    }

    private static KafkaBroker startKafka() throws Exception {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        clearUpAfterTheDead(temporary);
        var ports = FreePorts.some(2);
        return KafkaBroker.start(
                temporary.resolve(KAFKA + ProcessHandle.current().pid()), ports[0], ports[1], Map.of());
    }

    /** A broker's directory outlives its JVM: closing the broker first would keep everybody waiting who still talks to it. */
    private static void clearUpAfterTheDead(Path temporary) throws IOException {
        try (var directories = Files.newDirectoryStream(temporary, KAFKA + "*")) {
            for (var directory : directories) {
                var pid = Long.parseLong(String.valueOf(directory.getFileName()).substring(KAFKA.length()));
                if (pid == ProcessHandle.current().pid()
                        || ProcessHandle.of(pid).isEmpty()) {
                    delete(directory);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var tree = Files.walk(directory)) {
            for (var file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public String kafkaBootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    String postgresUrl(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    @Override
    String adminUser() {
        return "postgres";
    }

    @Override
    String adminPassword() {
        return "postgres";
    }
}
