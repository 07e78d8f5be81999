package org.chairside.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ClinicClockTest {

    @TempDir
    Path folder;

    @Test
    void hours_pass_when_the_file_says_so() throws IOException {
        var file = folder.resolve("offset");
        var clock = new ClinicClock(file);
        assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));

        Files.writeString(file, "PT3H\n");

        Awaitility.await("the file is read again within a quarter of a second")
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(clock.instant())
                        .isCloseTo(Instant.now().plus(3, ChronoUnit.HOURS), within(1, ChronoUnit.SECONDS)));
    }

    @Test
    void an_unreadable_file_moves_nothing() throws IOException {
        var file = Files.writeString(folder.resolve("offset"), "tomorrow");

        assertThat(new ClinicClock(file).instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
    }

    @Test
    void the_file_counts_in_development_alone() throws IOException {
        var file = Files.writeString(folder.resolve("offset"), "PT3H");
        var service = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TimeAutoConfiguration.class))
                .withPropertyValues("chairside.clock.offset-file=" + file);

        service.run(context -> assertThat(context.getBean(Clock.class)).isNotInstanceOf(ClinicClock.class));
        service.withPropertyValues("spring.profiles.active=dev")
                .run(context -> assertThat(context.getBean(Clock.class)).isInstanceOf(ClinicClock.class));
    }
}
