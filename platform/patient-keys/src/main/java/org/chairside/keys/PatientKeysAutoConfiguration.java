package org.chairside.keys;

import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.chairside.contracts.intake.PatientKeyEvent;
import org.chairside.journal.Inbox;
import org.chairside.journal.Journal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;
import tools.jackson.databind.JacksonModule;

/** Gives a service the patients' keys, or says by {@code chairside.keys.access=none} that it has no business with them. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration")
@EnableConfigurationProperties(PatientKeysProperties.class)
class PatientKeysAutoConfiguration {

    private static final String TOPIC = "chairside.intake.patient-keys.v1";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "chairside.keys.access", havingValue = "none")
    static class WithoutKeys {

        @Bean
        @Qualifier("eventCodec")
        JacksonModule sealedModule() {
            return SealedModule.withoutKeys();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "chairside.keys.access", havingValue = "full", matchIfMissing = true)
    static class WithKeys {

        @Bean
        CellKey cellKey(PatientKeysProperties properties, Environment environment) {
            var file = properties.cellKeyFile();
            if (file == null) {
                throw new IllegalStateException("chairside.keys.cell-key-file must name the file of the cell's key");
            }
            return CellKey.from(file, environment.acceptsProfiles(Profiles.of("dev")));
        }

        @Bean
        WrappedKeys wrappedKeys(JdbcClient jdbc) {
            return new JdbcWrappedKeys(jdbc);
        }

        @Bean
        PatientCipher patientCipher(WrappedKeys keys, CellKey cellKey) {
            return new PatientCipher(keys, cellKey, InstantSource.system());
        }

        @Bean
        @Qualifier("eventCodec")
        JacksonModule sealedModule(PatientCipher cipher) {
            return SealedModule.under(cipher);
        }

        @Bean
        PatientKeys patientKeys(
                WrappedKeys keys, PatientCipher cipher, CellKey cellKey, Journal journal, ObjectProvider<Clock> clock) {
            return new PatientKeys(keys, cipher, cellKey, journal, clock.getIfAvailable(Clock::systemUTC));
        }

        /** Follows the keys that intake-service issues, in every service that names this function. */
        @Bean
        @ConditionalOnExpression("'${spring.cloud.function.definition:}'.contains('patientKeyEvents')")
        Consumer<Message<List<byte[]>>> patientKeyEvents(Inbox inbox, PatientKeys keys) {
            return inbox.subscribe(TOPIC, PatientKeyEvent.class, keys::on);
        }
    }
}
