package org.chairside.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.chairside.localstack.ServiceDatabase;

/**
 * The Kafka and PostgreSQL that tests of this JVM share. The choice is made by {@code -Dchairside.infra}: {@code embedded}
 * (the default), {@code containers} or {@code external}. It is printed once; what was chosen and cannot be had fails the
 * tests, nothing else is put in its place.
 */
public abstract class TestInfrastructure {

    private final AtomicInteger databases = new AtomicInteger();
    private final String run = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36), 36);

    TestInfrastructure() {}

    /** The infrastructure of this JVM, started at the first call. */
    public static TestInfrastructure get() {
        return Chosen.INFRASTRUCTURE;
    }

    private static final class Chosen {
        static final TestInfrastructure INFRASTRUCTURE = choose();

        private static TestInfrastructure choose() {
            var choice = System.getProperty("chairside.infra", "embedded");
            var infrastructure =
                    switch (choice) {
                        case "embedded" -> new EmbeddedInfrastructure();
                        case "containers" -> new ContainerInfrastructure();
                        case "external" -> new ExternalInfrastructure();
                        default ->
                            throw new IllegalArgumentException(
                                    "-Dchairside.infra is embedded, containers or external, not " + choice);
                    };
            System.out.println(
                    "Chairside test infrastructure: " + choice + ", Kafka " + infrastructure.kafkaBootstrapServers()
                            + ", PostgreSQL " + infrastructure.postgresUrl("postgres"));
            return infrastructure;
        }
    }

    /** Where Kafka's clients connect. */
    public abstract String kafkaBootstrapServers();

    /** The JDBC address of one database of the server, without user and password. */
    abstract String postgresUrl(String database);

    /** A superuser's user name. */
    abstract String adminUser();

    /** The superuser's password. */
    abstract String adminPassword();

    /** A connection of the superuser, for tests that kill a session or look behind a service's back. */
    public Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(postgresUrl(database), adminUser(), adminPassword());
    }

    /** A database nobody has used before, with its owner and app role. */
    public TestDatabase newDatabase() {
        var database = new ServiceDatabase(
                "test_" + run + "_" + databases.incrementAndGet(), "owner-password", "app-password");
        try {
            database.create(this::admin);
        } catch (SQLException failure) {
            throw new IllegalStateException("No test database: " + failure.getMessage(), failure);
        }
        return new TestDatabase(
                postgresUrl(database.name()),
                database.ownerUser(),
                database.ownerPassword(),
                database.appUser(),
                database.appPassword());
    }
}
