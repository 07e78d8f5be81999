package org.chairside.scheduling.appointment;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.chairside.test.SettableClock;
import org.chairside.test.TestInfrastructure;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.web.bind.annotation.RestController;

/** The handlers and their tables on a real PostgreSQL, without the web and without Kafka. */
@TestConfiguration
@EnableTransactionManagement
@ComponentScan(
        basePackages = {
            "org.chairside.scheduling.appointment",
            "org.chairside.scheduling.site",
            "org.chairside.scheduling.reactions"
        },
        excludeFilters = @Filter(RestController.class))
class SchedulingOnPostgres {

    static final int THREADS = 32;

    @Bean
    DataSource dataSource() {
        var database = TestInfrastructure.get().newDatabase().migrated();
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.urlFor("*"));
        pool.setUsername(database.appUser());
        pool.setPassword(database.appPassword());
        pool.setMaximumPoolSize(THREADS);
        return new HikariDataSource(pool);
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
    CommittedJournal journal() {
        return new CommittedJournal();
    }

    @Bean
    DirectInbox inbox() {
        return new DirectInbox();
    }

    @Bean
    SettableClock clock() {
        return new SettableClock(AppointmentFixtures.MONDAY_8);
    }
}
