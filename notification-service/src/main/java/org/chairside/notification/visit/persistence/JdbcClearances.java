package org.chairside.notification.visit.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.notification.visit.Clearances;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClearances implements Clearances {

    private final JdbcClient jdbc;

    JdbcClearances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean holds(PatientToken patient, Protocol protocol, Instant at) {
        return jdbc.sql("select exists (select from clearance where patient = ? and protocol = ? and valid_until > ?)")
                .params(patient.value(), protocol.name(), at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void cleared(ClearanceId id, PatientToken patient, Protocol protocol, Instant validUntil) {
        jdbc.sql("""
                        insert into clearance (clearance_id, patient, protocol, valid_until) values (?, ?, ?, ?)
                        on conflict (clearance_id) do update set valid_until = excluded.valid_until
                        """)
                .params(id.value(), patient.value(), protocol.name(), validUntil.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public void noLongerCleared(ClearanceId id) {
        jdbc.sql("delete from clearance where clearance_id = ?")
                .param(id.value())
                .update();
    }
}
