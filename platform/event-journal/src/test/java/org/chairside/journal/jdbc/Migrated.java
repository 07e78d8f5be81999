package org.chairside.journal.jdbc;

import org.chairside.test.TestDatabase;
import org.chairside.test.TestInfrastructure;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own with the journal's tables, as the service sees it. */
public final class Migrated {

    private Migrated() {}

    public static DriverManagerDataSource database() {
        TestDatabase fresh = TestInfrastructure.get().newDatabase().migrated();
        return new DriverManagerDataSource(fresh.url(), fresh.appUser(), fresh.appPassword());
    }
}
