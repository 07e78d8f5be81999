package org.chairside.scheduling.appointment.persistence;

import org.chairside.contracts.PatientToken;
import org.chairside.scheduling.appointment.KnownPatients;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcKnownPatients implements KnownPatients {

    private final JdbcClient jdbc;

    JdbcKnownPatients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(PatientToken patient) {
        jdbc.sql("insert into known_patient (token) values (?) on conflict do nothing")
                .param(patient.value())
                .update();
    }
}
