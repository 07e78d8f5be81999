package org.chairside.intake.clearance.persistence;

import org.chairside.contracts.SessionId;
import org.chairside.intake.clearance.ClinicalStops;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClinicalStops implements ClinicalStops {

    private final JdbcClient jdbc;

    JdbcClinicalStops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(SessionId session) {
        jdbc.sql("insert into clinical_stop (session) values (?) on conflict do nothing")
                .param(session.value())
                .update();
    }

    @Override
    public boolean remove(SessionId session) {
        return jdbc.sql("delete from clinical_stop where session = ?")
                        .param(session.value())
                        .update()
                > 0;
    }
}
