package org.chairside.scheduling.appointment.persistence;

import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.scheduling.appointment.ClearanceDoubt;
import org.chairside.scheduling.appointment.KnownClearances;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcKnownClearances implements KnownClearances {

    private final JdbcClient jdbc;

    JdbcKnownClearances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(ClearanceId clearance, PatientToken patient, Protocol protocol) {
        jdbc.sql("""
                        insert into known_clearance (id, patient, protocol, holds) values (?, ?, ?, false)
                        on conflict (id) do nothing
                        """)
                .params(clearance.value(), patient.value(), protocol.name())
                .update();
    }

    @Override
    public void hold(ClearanceId clearance, PatientToken patient, Protocol protocol) {
        lock(patient);
        jdbc.sql("""
                        insert into known_clearance (id, patient, protocol, holds) values (?, ?, ?, true)
                        on conflict (id) do update
                        set protocol = excluded.protocol, holds = true, doubt = null, told_at = default
                        """)
                .params(clearance.value(), patient.value(), protocol.name())
                .update();
    }

    @Override
    public void doubt(ClearanceId clearance, PatientToken patient, String doubt) {
        lock(patient);
        var gravest = told(clearance)
                .filter(before -> ClearanceDoubt.isGraver(before, doubt))
                .orElse(doubt);
        jdbc.sql("""
                        insert into known_clearance (id, patient, doubt, holds) values (?, ?, ?, false)
                        on conflict (id) do update set holds = false, doubt = excluded.doubt, told_at = default
                        """).params(clearance.value(), patient.value(), gravest).update();
    }

    @Override
    public Optional<String> doubtAbout(PatientToken patient, Protocol protocol) {
        return jdbc.sql("select doubt from doubt_about_clearance(?, ?) as doubt where doubt is not null")
                .params(patient.value(), protocol.name())
                .query(String.class)
                .optional();
    }

    private Optional<String> told(ClearanceId clearance) {
        return jdbc.sql("select doubt from known_clearance where id = ? and doubt is not null")
                .param(clearance.value())
                .query(String.class)
                .optional();
    }

    private void lock(PatientToken patient) {
        jdbc.sql("select token from known_patient where token = ? for no key update")
                .param(patient.value())
                .query(UUID.class)
                .optional();
    }
}
