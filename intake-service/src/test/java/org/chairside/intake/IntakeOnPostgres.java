package org.chairside.intake;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.chairside.intake.medication.DrugClasses;
import org.chairside.intake.patient.RegisterPatientHandler;
import org.chairside.test.SettableClock;
import org.chairside.test.TestInfrastructure;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.web.bind.annotation.RestController;

/** The handlers, reactions and tables on a real PostgreSQL, without the web, without Kafka, and without patient keys. */
@TestConfiguration
@EnableTransactionManagement
@ComponentScan(
        basePackages = {
            "org.chairside.intake.patient",
            "org.chairside.intake.medication",
            "org.chairside.intake.consent",
            "org.chairside.intake.escort",
            "org.chairside.intake.clearance",
            "org.chairside.intake.dayofcheck",
            "org.chairside.intake.site",
            "org.chairside.intake.booking",
            "org.chairside.intake.treatment",
            "org.chairside.intake.reactions"
        },
        excludeFilters = {
            @Filter(RestController.class),
            @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RegisterPatientHandler.class)
        })
public class IntakeOnPostgres {

    public static final int THREADS = 8;

    @Bean
    DataSource dataSource() {
        var database = TestInfrastructure.get().newDatabase().migrated();
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.urlFor("*"));
        pool.setUsername(database.appUser());
        pool.setPassword(database.appPassword());
        pool.setMaximumPoolSize(2 * THREADS);
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
        return new SettableClock(Cast.MONDAY_8);
    }

    @Bean
    DrugClasses drugClasses() {
        return Cast.drugClasses();
    }
}
