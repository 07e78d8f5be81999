package org.chairside.session.reactions;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.chairside.journal.Journal;
import org.chairside.journal.JournalEntry;
import org.chairside.test.TestInfrastructure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The facts, the handlers and their tables on a real PostgreSQL, without the web and without Kafka. Registered by name, never scanned. */
@EnableTransactionManagement
@ComponentScan(
        basePackages = {
            "org.chairside.session.facts",
            "org.chairside.session.vial",
            "org.chairside.session.session",
            "org.chairside.session.reactions"
        },
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(web|watch)\\..*"))
class SessionOnPostgres {

    static final Instant NOON = Instant.parse("2026-03-02T17:00:00Z");

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
    JdbcClient jdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
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
    Clock clock() {
        return Clock.fixed(NOON, ZoneOffset.UTC);
    }

    /** Keeps in memory what was appended. */
    static class KeptJournal implements Journal {

        private final List<JournalEntry> entries = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void append(JournalEntry entry) {
            entries.add(entry);
        }

        List<JournalEntry> of(String stream) {
            return List.copyOf(entries).stream()
                    .filter(entry -> entry.stream().equals(stream))
                    .toList();
        }
    }
}
