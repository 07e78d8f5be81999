package org.chairside.scheduling.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clinic clock that shows what the test wants. */
@TestConfiguration(proxyBeanMethods = false)
class ClinicClockOfTheTest {

    @Bean
    @Primary
    SettableClock testClock() {
        return new SettableClock();
    }

    /** Stands still until told otherwise. */
    static class SettableClock extends Clock {

        private volatile Instant now = Instant.EPOCH;

        void set(Instant instant) {
            now = instant;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("domain code asks for instants only");
        }
    }
}
