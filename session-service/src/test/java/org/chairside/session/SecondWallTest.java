package org.chairside.session;

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
            insert into known_visit (appointment, patient, site, chair, protocol, scheduled_start)
              values (md5(SITE)::uuid, md5(SITE)::uuid, SITE, md5(SITE)::uuid, 'MOOD', now());
            insert into known_clearance (id, patient, standing, told_at) values (md5(SITE)::uuid, md5(SITE)::uuid, 'CLEARED', now());
            insert into known_consent values (md5(SITE)::uuid, 'MOOD', now());
            insert into known_escort values (md5(SITE)::uuid, md5(SITE)::uuid, true);
            insert into known_medication_change values (md5(SITE)::uuid, now());
            insert into known_day_of_check (appointment, failed_rules) values (md5(SITE)::uuid, '{F1}');
            insert into vial values (md5(SITE)::uuid, 1, SITE, 'ketamine', 'L1', '2030-01-01', 10000, 100000, 100000);
            insert into session (id, version, state, appointment, patient, site, chair, protocol, scheduled_start, arrived_at,
                                 weight_grams, prepared_at, started_at)
              values (md5(SITE)::uuid, 1, 'INFUSING', md5(SITE)::uuid, md5(SITE)::uuid, SITE, md5(SITE)::uuid, 'MOOD', now(), now(), 70000, now(), now());
            insert into session_note (session, noted_at, noted_by, note) values (md5(SITE)::uuid, now(), 'nurse', 'a word');
            insert into vial_draw (vial, session, drawn, given, wasted) values (md5(SITE)::uuid, md5(SITE)::uuid, 1, 0, 0);
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
        WALL.leavesOpen("known_site", "known_staff");
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
    void a_patients_infusions_and_weight_are_known_from_every_site() throws SQLException {
        try (var rochester = DriverManager.getConnection(
                        DATABASE.urlFor("ROC"), DATABASE.appUser(), DATABASE.appPassword());
                var statement = rochester.createStatement()) {
            rochester.setAutoCommit(false);
            assertThat(
                            count(
                                    statement,
                                    "select count(*) from infusions_at_every_site(md5('BUF')::uuid, md5('PHX')::uuid) where last_weight_at_any_site(md5('BUF')::uuid, md5('PHX')::uuid) = 70000"))
                    .isOne();
            assertThat(count(statement, "select count(*) from session"))
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
