package org.chairside.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.chairside.test.SecondWallRules;
import org.junit.jupiter.api.Test;

class SessionWallTest extends SecondWallRules {

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
                                 weight_grams, prepared_at, started_at, chart)
              values (md5(SITE)::uuid, 1, 'INFUSING', md5(SITE)::uuid, md5(SITE)::uuid, SITE, md5(SITE)::uuid, 'MOOD', now(), now(), 70000, now(), now(),
                '[{"vitals": {"systolic": 150, "diastolic": 114}}, {"vitals": {"systolic": 186, "diastolic": 90}}]');
            insert into session_note (session, noted_at, noted_by, note) values (md5(SITE)::uuid, now(), 'nurse', 'a word');
            insert into vial_draw (vial, session, drawn, given, wasted) values (md5(SITE)::uuid, md5(SITE)::uuid, 1, 0, 0);
            """;

    private static final String WORST_OF_BUFFALO =
            "select count(*) from worst_pressure_at_any_site(md5('BUF')::uuid, md5('PHX')::uuid, %s, %s)";

    SessionWallTest() {
        super(ROWS, "known_site", "known_staff");
    }

    @Test
    void a_patients_infusions_weight_and_worst_pressure_are_known_from_every_site() throws SQLException {
        try (var rochester = DriverManager.getConnection(
                        database.urlFor("ROC"), database.appUser(), database.appPassword());
                var statement = rochester.createStatement()) {
            rochester.setAutoCommit(false);
            assertThat(
                            count(
                                    statement,
                                    "select count(*) where last_weight_at_any_site(md5('BUF')::uuid, md5('PHX')::uuid) = 70000"))
                    .isOne();
            assertThat(
                            count(
                                    statement,
                                    "select count(*) from infusions_and_their_sites(md5('BUF')::uuid, md5('PHX')::uuid) where site = 'BUF' and protocol = 'MOOD'"))
                    .isOne();
            assertThat(count(
                            statement,
                            WORST_OF_BUFFALO.formatted("now() + interval '1 hour'", "now() + interval '2 hours'")))
                    .as("of another day")
                    .isZero();
            assertThat(count(
                            statement,
                            WORST_OF_BUFFALO.formatted("now() - interval '1 hour'", "now() + interval '1 hour'")
                                    + " where systolic = 186 and diastolic = 114"))
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
