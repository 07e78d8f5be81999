package org.chairside.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.chairside.test.SecondWall;
import org.chairside.test.TestDatabase;
import org.chairside.test.TestInfrastructure;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees whose rows if the service forgets to ask; one row of each table for Rochester and one for Buffalo. */
class SecondWallTest {

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();
    private static final SecondWall WALL = new SecondWall(DATABASE);

    private static final String ROWS = """
            insert into known_patient values (md5(SITE)::uuid);
            insert into site values (SITE, 1, 'A clinic', 'America/New_York', 'NY', 1);
            insert into chair values (md5(SITE)::uuid, SITE, 'A');
            insert into appointment (id, version, state, patient, site, chair, protocol, starts_at, ends_at, local_start, zone, series_number)
              values (md5(SITE)::uuid, 1, 'BOOKED', md5(SITE)::uuid, SITE, md5(SITE)::uuid, 'MOOD', '2026-03-02 10:00Z', '2026-03-02 12:00Z',
                      '2026-03-02 05:00', 'America/New_York', 1);
            insert into day_of_check values (md5(SITE)::uuid, '{F1}');
            insert into known_clearance (id, patient, protocol, holds, doubt) values (md5(SITE)::uuid, md5(SITE)::uuid, 'MOOD', false, 'A_WORD');
            """;

    @BeforeAll
    static void two_sites() {
        Flyway.configure()
                .dataSource(DATABASE.url(), DATABASE.ownerUser(), DATABASE.ownerPassword())
                .placeholders(Map.of("app_role", DATABASE.appUser()))
                .load()
                .migrate();
        Stream.of("ROC", "BUF").forEach(site -> WALL.everySite(ROWS.replace("SITE", "'" + site + "'")));
    }

    @Test
    void every_table_of_a_site_or_a_patient_is_guarded() {
        WALL.leavesOpen("known_patient", "site_policy");
    }

    @Test
    void a_site_sees_its_own() {
        WALL.shows(1, "ROC");
        WALL.shows(1, "BUF");
        WALL.shows(2, "ROC", "BUF");
        WALL.shows(0, "PHX");
    }

    @Test
    void who_says_nothing_sees_nothing() {
        WALL.shows(0);
    }

    @Test
    void the_service_itself_sees_all() {
        WALL.shows(2, "*");
    }

    @Test
    void a_booking_counts_what_is_known_of_the_patient_at_every_site() throws SQLException {
        try (var rochester = DriverManager.getConnection(
                        DATABASE.urlFor("ROC"), DATABASE.appUser(), DATABASE.appPassword());
                var statement = rochester.createStatement()) {
            rochester.setAutoCommit(false);
            assertThat(count(
                            statement,
                            "select count(*) from visits_at_every_site(md5('BUF')::uuid)"
                                    + " where doubt_about_clearance(md5('BUF')::uuid, 'MOOD') = 'A_WORD'"))
                    .isOne();
            assertThat(count(statement, "select count(*) from appointment"))
                    .as("the gate has closed again")
                    .isOne();
        }
    }

    private static int count(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
