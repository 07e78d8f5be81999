package org.chairside.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.chairside.test.SecondWallRules;
import org.junit.jupiter.api.Test;

class SchedulingWallTest extends SecondWallRules {

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

    SchedulingWallTest() {
        super(ROWS, "known_patient", "site_policy");
    }

    @Test
    void a_booking_counts_what_is_known_of_the_patient_at_every_site() throws SQLException {
        try (var rochester = DriverManager.getConnection(
                        database.urlFor("ROC"), database.appUser(), database.appPassword());
                var statement = rochester.createStatement()) {
            rochester.setAutoCommit(false);
            assertThat(count(
                            statement,
                            "select count(*) from visits_at_every_site(md5('BUF')::uuid),"
                                    + " clearances_as_at(md5('BUF')::uuid, 'ROC') where doubt = 'A_WORD'"))
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
