package org.chairside.intake;

import org.chairside.test.SecondWallRules;
import org.junit.jupiter.api.Test;

class IntakeWallTest extends SecondWallRules {

    private static final String ROWS = """
            insert into patient values (md5(SITE)::uuid, 1, 'Ada', null, null, '1990-01-01', 'en', SITE);
            insert into patient_site values (md5(SITE)::uuid, SITE);
            insert into medication_list values (md5(SITE)::uuid, 1, now());
            insert into medication values (md5(SITE)::uuid, 1, 'aspirin', 'OTHER');
            insert into consent values (md5(SITE)::uuid, 'MOOD', '1', now());
            insert into escort values (md5(SITE)::uuid, md5(SITE)::uuid, 'Bob', null, null, true, true);
            insert into clearance (id, version, state, patient, protocol, opened_for) values (md5(SITE)::uuid, 1, 'OPEN', md5(SITE)::uuid, 'MOOD', md5(SITE)::uuid);
            insert into booking values (md5(SITE)::uuid, md5(SITE)::uuid, SITE, 'MOOD', now(), null, 'BOOKED');
            insert into treatment (session, patient, site) values (md5(SITE)::uuid, md5(SITE)::uuid, SITE);
            insert into day_of_check values (md5(SITE)::uuid, 1, 'PENDING');
            """;

    IntakeWallTest() {
        super(ROWS, "site", "site_policy");
    }

    @Test
    void a_booking_shows_a_patient_and_all_that_belongs_to_it() {
        wall.everySite("insert into patient_site values (md5('ROC')::uuid, 'TUS')");
        try {
            wall.shows(1, "TUS");
        } finally {
            wall.everySite("delete from patient_site where site = 'TUS'");
        }
    }
}
