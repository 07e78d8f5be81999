package org.chairside.notification;

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
            insert into clinic (site, name, zone) values (SITE, 'A clinic', 'America/New_York');
            insert into contact values (md5(SITE)::uuid, 'Ada', 'ada@example.org', null, 'en');
            insert into visit values (md5(SITE)::uuid, md5(SITE)::uuid, SITE, 'MOOD', now(), 'America/New_York', null, false);
            insert into restriction values (md5(SITE)::uuid, now());
            insert into clearance values (md5(SITE)::uuid, md5(SITE)::uuid, 'MOOD', now());
            insert into message (intent_id, version, state, appointment_id, patient, site, template, audience, not_after)
              values (md5(SITE)::uuid, 1, 'REQUESTED', md5(SITE)::uuid, md5(SITE)::uuid, SITE, 'PREPARATION', 'PATIENT', now());
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
        WALL.leavesOpen();
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
}
