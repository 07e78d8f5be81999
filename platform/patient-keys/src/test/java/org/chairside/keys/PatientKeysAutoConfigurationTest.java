package org.chairside.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.chairside.journal.Inbox;
import org.chairside.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.messaging.Message;
import tools.jackson.databind.JacksonModule;

class PatientKeysAutoConfigurationTest {

    @TempDir
    Path directory;

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PatientKeysAutoConfiguration.class))
            .withBean(JdbcClient.class, () -> JdbcClient.create(new DriverManagerDataSource()))
            .withBean(Journal.class, () -> entry -> {})
            .withBean(Inbox.class, Subscriptions::new);

    @Test
    void a_service_with_keys_can_seal_and_open() {
        service.withPropertyValues(
                        "spring.profiles.active=dev", "chairside.keys.cell-key-file=" + directory.resolve("key"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(PatientKeys.class)
                        .hasSingleBean(JacksonModule.class)
                        .doesNotHaveBean("patientKeyEvents"));
    }

    @Test
    void a_service_that_names_the_function_follows_the_keys() {
        service.withPropertyValues(
                        "spring.profiles.active=dev",
                        "chairside.keys.cell-key-file=" + directory.resolve("key"),
                        "spring.cloud.function.definition=siteEvents;patientKeyEvents")
                .run(context -> assertThat(context.getBean("patientKeyEvents")).isInstanceOf(Consumer.class));
    }

    @Test
    void a_service_without_keys_needs_no_cell_key() {
        service.withPropertyValues("chairside.keys.access=none").run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(PatientKeys.class)
                .hasSingleBean(JacksonModule.class));
    }

    @Test
    void outside_development_a_service_does_not_start_without_its_cell_key() {
        service.run(context -> assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .hasMessageContaining("chairside.keys.cell-key-file"));
        service.withPropertyValues("chairside.keys.cell-key-file=" + directory.resolve("key"))
                .run(context -> assertThat(context).hasFailed());
        assertThat(directory).isEmptyDirectory();
    }

    private static final class Subscriptions implements Inbox {

        @Override
        public <E> Consumer<Message<List<byte[]>>> subscribe(String topic, Class<E> family, EventHandler<E> handler) {
            return batch -> {};
        }

        @Override
        public <E> Consumer<Message<List<byte[]>>> subscribeInBatches(
                String topic, Class<E> family, BatchHandler<E> handler) {
            return batch -> {};
        }
    }
}
