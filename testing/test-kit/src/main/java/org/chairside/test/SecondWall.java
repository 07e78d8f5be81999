package org.chairside.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Row-level security as a service's migrated database has it, looked at from outside the service. */
public final class SecondWall {

    /**
     * The machinery's tables. Relay and inbox work for all sites by nature, and what they hold of patients is sealed or a random token;
     * answers, audit rows and wrapped keys are reached by their own key and never listed for a person.
     */
    private static final Set<String> MACHINERY = Set.of(
            "flyway_schema_history",
            "journal",
            "journal_unpublished",
            "journal_parked",
            "relay_lease",
            "inbox_stream",
            "inbox_position",
            "quarantine",
            "quarantine_proposal",
            "receipt_unpublished",
            "republish",
            "idempotency_key",
            "audit_entry",
            "patient_key");

    private final TestDatabase database;

    public SecondWall(TestDatabase database) {
        this.database = database;
    }

    /** Runs statements for every site, as the service by itself would. */
    public void everySite(String sql) {
        try (var connection = connect(database.urlFor("*"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Fails if the service could walk around the wall, or if other tables stand in the open than these; its migration says why they do. */
    public void leavesOpen(String... tables) {
        var open = new ArrayList<>(tables(false));
        open.removeAll(MACHINERY);
        assertThat(open).as("tables in the open").containsExactlyInAnyOrder(tables);
        assertThat(query(database.url(), """
                        select rolname::text from pg_roles
                        where rolname = current_user and (rolsuper or rolbypassrls
                          or exists (select from pg_class where relowner = pg_roles.oid))
                        """))
                .as("the service is not held by the wall")
                .isEmpty();
    }

    /** Fails unless a connection of these sites sees this many rows of each guarded table; without sites, nobody has said which. */
    public void shows(int rows, String... sites) {
        var url = sites.length == 0 ? database.url() : database.urlFor(sites);
        Map<String, String> seen = new TreeMap<>();
        for (var table : tables(true)) {
            seen.put(
                    table,
                    query(url, "select count(*)::text from \"" + table + "\"").getFirst());
        }
        assertThat(seen).isNotEmpty().allSatisfy((_, count) -> assertThat(count).isEqualTo(Integer.toString(rows)));
    }

    private List<String> tables(boolean guarded) {
        return query(database.url(), """
                select relname::text from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
                  and %s (relrowsecurity and relforcerowsecurity
                          and exists (select from pg_policy where polrelid = pg_class.oid))
                """.formatted(guarded ? "" : "not"));
    }

    private List<String> query(String url, String sql) {
        var values = new ArrayList<String>();
        try (var connection = connect(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return values;
    }

    private Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, database.appUser(), database.appPassword());
    }
}
