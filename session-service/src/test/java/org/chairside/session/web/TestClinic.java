package org.chairside.session.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import org.chairside.journal.KnowledgeBarrier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A clock and a barrier that do what the test wants. */
@TestConfiguration(proxyBeanMethods = false)
class TestClinic {

    @Bean
    @Primary
    SettableClock testClock() {
        return new SettableClock();
    }

    @Bean
    @Primary
    NewsBarrier testBarrier() {
        return new NewsBarrier();
    }

    /** Stands still until told otherwise. */
    static class SettableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-03-02T14:50:00Z");

        void set(Instant instant) {
            now = instant;
        }

        void pass(Duration time) {
            now = now.plus(time);
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

    /** Lets in what is still under way, on a connection of its own as the inbox would, or says that it could not. */
    static class NewsBarrier implements KnowledgeBarrier {

        private volatile Runnable underWay = () -> {};
        private volatile boolean stale;

        void underWay(Runnable news) {
            underWay = news;
        }

        void stale(boolean is) {
            stale = is;
        }

        @Override
        public Outcome await(Collection<String> topics, String key, Duration timeout) {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("the barrier is waited at inside a transaction");
            }
            underWay.run();
            underWay = () -> {};
            return stale
                    ? new Outcome.Stale(topics.iterator().next(), Instant.parse("2026-03-02T14:49:00Z"))
                    : new Outcome.Complete(Instant.parse("2026-03-02T14:50:00Z"));
        }
    }
}
