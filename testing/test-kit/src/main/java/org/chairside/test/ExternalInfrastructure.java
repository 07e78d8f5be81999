package org.chairside.test;

/**
 * A Kafka and a PostgreSQL that somebody else runs: {@code -Dchairside.infra.kafka=host:port},
 * {@code -Dchairside.infra.postgres=host:port}, {@code -Dchairside.infra.postgres.user} and {@code .password} of a superuser.
 */
final class ExternalInfrastructure extends TestInfrastructure {

    private final String kafka = given("chairside.infra.kafka");
    private final String postgres = given("chairside.infra.postgres");
    private final String user = given("chairside.infra.postgres.user");
    private final String password = given("chairside.infra.postgres.password");

    private static String given(String property) {
        var value = System.getProperty(property);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("-Dchairside.infra=external needs -D" + property);
        }
        return value;
    }

    @Override
    public String kafkaBootstrapServers() {
        return kafka;
    }

    @Override
    String postgresUrl(String database) {
        return "jdbc:postgresql://" + postgres + "/" + database;
    }

    @Override
    String adminUser() {
        return user;
    }

    @Override
    String adminPassword() {
        return password;
    }
}
