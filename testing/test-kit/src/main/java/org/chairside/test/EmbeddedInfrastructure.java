package org.chairside.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import org.chairside.localstack.KafkaBroker;

/**
 * PostgreSQL as a child process and Kafka in this JVM, both on free ports and both gone with the JVM. PostgreSQL writes
 * to disk on commit only with {@code -Dchairside.infra.fsync=on}.
 */
final class EmbeddedInfrastructure extends TestInfrastructure {

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
        return KafkaBroker.start(Files.createTempDirectory("chairside-kafka"), freePort(), freePort(), Map.of());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
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
