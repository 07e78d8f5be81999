package org.chairside.benchmarks.limit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Map;
import org.chairside.benchmarks.arm.ChairsideArm;
import org.chairside.benchmarks.arm.Place;
import org.chairside.benchmarks.measure.Change;
import org.chairside.benchmarks.measure.Load;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** The business row alone: one update, committed by itself. No journal, no event. */
public final class PostgresLimit implements AutoCloseable {

    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;

    private PostgresLimit(HikariDataSource pool) {
        this.pool = pool;
        this.jdbc = new JdbcTemplate(pool);
    }

    /** Creates the same tables as for an arm; somebody fills in the visits. */
    public static PostgresLimit in(Place place) {
        Flyway.configure()
                .dataSource(
                        place.databaseUrl(),
                        place.database().ownerUser(),
                        place.database().ownerPassword())
                .placeholders(Map.of("app_role", place.database().appUser()))
                .load()
                .migrate();
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(place.databaseUrl());
        settings.setUsername(place.database().appUser());
        settings.setPassword(place.database().appPassword());
        settings.setMaximumPoolSize(Load.WRITERS);
        return new PostgresLimit(new HikariDataSource(settings));
    }

    public void commit(Change change) {
        int changed = jdbc.update(
                ChairsideArm.UPDATE,
                ChairsideArm.parameters(change, Instant.now()).toArray());
        if (changed != 1) {
            throw new IllegalStateException("visit " + change.visit() + " is not where its writer left it");
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
