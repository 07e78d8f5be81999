package org.chairside.keys;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.chairside.contracts.PatientToken;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code patient_key}. */
final class JdbcWrappedKeys implements WrappedKeys {

    private final JdbcClient jdbc;

    JdbcWrappedKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<WrappedKey> find(PatientToken patient) {
        return jdbc.sql("select wrapped_key from patient_key where patient = ?")
                .param(patient.value())
                .query((row, number) -> {
                    var base64 = row.getString(1);
                    return base64 == null ? new WrappedKey.Destroyed() : (WrappedKey) new WrappedKey.Held(base64);
                })
                .optional();
    }

    @Override
    public boolean addIfAbsent(PatientToken patient, String wrapped) {
        return jdbc.sql("insert into patient_key (patient, wrapped_key) values (?, ?) on conflict (patient) do nothing")
                        .param(patient.value())
                        .param(wrapped)
                        .update()
                == 1;
    }

    @Override
    public boolean destroy(PatientToken patient, Instant at) {
        return jdbc.sql("""
                        insert into patient_key (patient, wrapped_key, destroyed_at) values (?, null, ?)
                        on conflict (patient) do update set wrapped_key = null, destroyed_at = excluded.destroyed_at
                         where patient_key.destroyed_at is null""")
                        .param(patient.value())
                        .param(at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public void eraseFromJournal(PatientToken patient) {
        jdbc.sql("select erase_destroyed_key_from_journal(?)")
                .param(patient.value())
                .query((row, number) -> number)
                .list();
    }
}
