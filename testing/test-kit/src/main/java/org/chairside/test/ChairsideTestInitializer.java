package org.chairside.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a Spring context at infrastructure of its own; usable without {@link ChairsideTest} for contexts built by hand. */
public final class ChairsideTestInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var infrastructure = TestInfrastructure.get();
        var database = infrastructure.newDatabase();
        TestPropertyValues.of(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.appUser(),
                        "spring.datasource.password=" + database.appPassword(),
                        "spring.flyway.user=" + database.ownerUser(),
                        "spring.flyway.password=" + database.ownerPassword(),
                        "spring.flyway.placeholders.app_role=" + database.appUser(),
                        "spring.cloud.stream.kafka.binder.brokers=" + infrastructure.kafkaBootstrapServers(),
                        "chairside.topic-prefix=test-" + UUID.randomUUID() + ".",
                        "chairside.identity.issuer=" + TestTokens.ISSUER,
                        "chairside.identity.jwk-set-uri=" + TestTokens.jwkSetUri(),
                        "chairside.keys.cell-key-file=" + newCellKey())
                .applyTo(context);
    }

    private static Path newCellKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            var file = Files.createTempFile("chairside-cell-key", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Base64.getEncoder().encodeToString(key));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
