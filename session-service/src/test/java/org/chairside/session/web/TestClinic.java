package org.chairside.session.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chairside.journal.KnowledgeBarrier;
import org.chairside.test.SettableClock;
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
        return new SettableClock(Instant.parse("2026-03-02T14:50:00Z"));
    }

    @Bean
    @Primary
    NewsBarrier testBarrier() {
        return new NewsBarrier();
    }

    /** Lets in what is still under way, on a connection of its own as the inbox would, or says that it could not. */
    static class NewsBarrier implements KnowledgeBarrier {

        private volatile Runnable underWay = () -> {};
        private volatile boolean stale;
        private final Set<String> keysAsked = ConcurrentHashMap.newKeySet();

        void underWay(Runnable news) {
            underWay = news;
        }

        Set<String> keysAsked() {
            return keysAsked;
        }

        void stale(boolean is) {
            stale = is;
        }

        @Override
        public Outcome await(Collection<String> topics, String key, Duration timeout) {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("the barrier is waited at inside a transaction");
            }
            keysAsked.add(key);
            underWay.run();
            underWay = () -> {};
            return stale
                    ? new Outcome.Stale(topics.iterator().next(), Instant.parse("2026-03-02T14:49:00Z"))
                    : new Outcome.Complete(Instant.parse("2026-03-02T14:50:00Z"));
        }
    }
}
