package org.chairside.notification.delivery.worker;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.chairside.contracts.IntentId;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.chairside.test.SettableClock;
import org.chairside.test.TestInfrastructure;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Reactions, messages and delivery on a real PostgreSQL, without the web, Kafka and mail. Registered by name, never scanned. */
@EnableTransactionManagement
@ComponentScan(
        basePackages = {
            "org.chairside.notification.delivery",
            "org.chairside.notification.message",
            "org.chairside.notification.reactions",
            "org.chairside.notification.visit"
        },
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(web|mail)\\..*"))
class NotificationOnPostgres {

    static final Instant MONDAY_9 = Instant.parse("2026-03-02T14:00:00Z");

    @Bean
    DataSource dataSource() {
        var database = TestInfrastructure.get().newDatabase().migrated();
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.urlFor("*"));
        pool.setUsername(database.appUser());
        pool.setPassword(database.appPassword());
        return pool;
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    JdbcClient jdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    MessageSource messageSource() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        return texts;
    }

    /** Whoever is postponed stays so until the test says that the time has passed. */
    @Bean
    DeliveryProperties delivery() {
        var hour = Duration.ofHours(1);
        return new DeliveryProperties(
                Duration.ofMinutes(1), Duration.ofMinutes(2), hour, hour, Duration.ofHours(6), 3, 200);
    }

    @Bean
    ScriptedProvider provider() {
        return new ScriptedProvider();
    }

    @Bean
    KeptJournal journal() {
        return new KeptJournal();
    }

    @Bean
    DirectInbox inbox() {
        return new DirectInbox();
    }

    @Bean
    SettableClock clock() {
        return new SettableClock(MONDAY_9);
    }

    /** Keeps in memory what was appended. */
    static class KeptJournal implements Journal {

        private final List<JournalEntry> entries = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void append(JournalEntry entry) {
            entries.add(entry);
        }

        List<String> of(IntentId intent) {
            return List.copyOf(entries).stream()
                    .filter(entry -> entry.stream().equals("message/" + intent))
                    .flatMap(entry -> entry.events().stream())
                    .map(event -> event.getClass().getSimpleName())
                    .toList();
        }
    }
}
