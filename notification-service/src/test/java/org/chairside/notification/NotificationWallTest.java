package org.chairside.notification;

import org.chairside.test.SecondWallRules;

class NotificationWallTest extends SecondWallRules {

    private static final String ROWS = """
            insert into clinic (site, name, state) values (SITE, 'A clinic', 'NY');
            insert into contact values (md5(SITE)::uuid, 'Ada', 'ada@example.org', null, 'en');
            insert into visit values (md5(SITE)::uuid, md5(SITE)::uuid, SITE, 'MOOD', now(), 'America/New_York', null, false);
            insert into restriction values (md5(SITE)::uuid, now());
            insert into clearance values (md5(SITE)::uuid, md5(SITE)::uuid, 'MOOD', now());
            insert into message (intent_id, version, state, appointment_id, patient, site, template, audience, not_after)
              values (md5(SITE)::uuid, 1, 'REQUESTED', md5(SITE)::uuid, md5(SITE)::uuid, SITE, 'PREPARATION', 'PATIENT', now());
            """;

    NotificationWallTest() {
        super(ROWS);
    }
}
