package org.chairside.test;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The official images, started through Testcontainers, which also removes them. */
final class ContainerInfrastructure extends TestInfrastructure {

    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer("postgres:18").withCommand("postgres", "-c", "max_connections=300");
    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
            .withEnv("KAFKA_LOG_MESSAGE_TIMESTAMP_TYPE", "LogAppendTime");

    ContainerInfrastructure() {
        postgres.start();
        kafka.start();
    }

    @Override
    public String kafkaBootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    String postgresUrl(String database) {
        return "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(5432) + "/" + database;
    }

    @Override
    String adminUser() {
        return postgres.getUsername();
    }

    @Override
    String adminPassword() {
        return postgres.getPassword();
    }
}
