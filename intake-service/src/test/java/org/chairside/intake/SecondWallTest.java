package org.chairside.intake;

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
            insert into patient values (md5(SITE)::uuid, 1, 'Ada', null, null, '1990-01-01', 'en', SITE);
            insert into patient_site values (md5(SITE)::uuid, SITE);
            insert into medication_list values (md5(SITE)::uuid, 1, now());
            insert into medication values (md5(SITE)::uuid, 1, 'aspirin', 'OTHER');
            insert into consent values (md5(SITE)::uuid, 'MOOD', '1', now());
            insert into escort values (md5(SITE)::uuid, md5(SITE)::uuid, 'Bob', null, null, true, true);
            insert into clearance (id, version, state, patient, protocol, opened_for) values (md5(SITE)::uuid, 1, 'OPEN', md5(SITE)::uuid, 'MOOD', md5(SITE)::uuid);
            insert into booking values (md5(SITE)::uuid, md5(SITE)::uuid, SITE, 'MOOD', now(), null, 'BOOKED');
            insert into day_of_check values (md5(SITE)::uuid, 1, 'PENDING');
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
        WALL.leavesOpen("site", "site_policy", "clinical_stop");
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
    void a_booking_shows_a_patient_and_all_that_belongs_to_it() {
        WALL.everySite("insert into patient_site values (md5('ROC')::uuid, 'TUS')");
        try {
            WALL.shows(1, "TUS");
        } finally {
            WALL.everySite("delete from patient_site where site = 'TUS'");
        }
    }
}
