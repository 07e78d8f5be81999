package org.chairside.scheduling.web;

import java.time.Instant;
import org.chairside.test.SettableClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clinic clock that shows what the test wants. */
@TestConfiguration(proxyBeanMethods = false)
class ClinicClockOfTheTest {

    @Bean
    @Primary
    SettableClock testClock() {
        return new SettableClock(Instant.EPOCH);
    }
}
