package org.chairside.journal.jdbc;

import java.util.Map;
import org.chairside.test.TestDatabase;
import org.chairside.test.TestInfrastructure;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own with the journal's tables, as the service sees it. */
public final class Migrated {

    private Migrated() {}

    public static DriverManagerDataSource database() {
        TestDatabase fresh = TestInfrastructure.get().newDatabase();
        Flyway.configure()
                .dataSource(fresh.url(), fresh.ownerUser(), fresh.ownerPassword())
                .placeholders(Map.of("app_role", fresh.appUser()))
                .load()
                .migrate();
        return new DriverManagerDataSource(fresh.url(), fresh.appUser(), fresh.appPassword());
    }
}
