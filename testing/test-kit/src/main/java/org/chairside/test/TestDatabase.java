package org.chairside.test;

import java.util.Map;
import org.flywaydb.core.Flyway;

/** A fresh, empty database: the owner migrates, the app role is the service at work. */
public record TestDatabase(String url, String ownerUser, String ownerPassword, String appUser, String appPassword) {

    /** The same with every table that the class path's migrations make. */
    public TestDatabase migrated() {
        Flyway.configure()
                .dataSource(url, ownerUser, ownerPassword)
                .placeholders(Map.of("app_role", appUser))
                .load()
                .migrate();
        return this;
    }

    /**
     * An address whose connections are for these sites from the start; {@code *} is every site. For tests that look at tables where no request
     * and no inbox says whose rows may be seen.
     */
    public String urlFor(String... sites) {
        return url + "?options=-c%20chairside.sites=" + String.join(",", sites);
    }
}
