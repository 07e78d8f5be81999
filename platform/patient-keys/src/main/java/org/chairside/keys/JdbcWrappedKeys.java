package org.chairside.keys;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
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
                .query((row, _) -> key(row.getString(1)))
                .optional();
    }

    @Override
    public Map<PatientToken, WrappedKey> among(Collection<PatientToken> patients) {
        var known = new HashMap<PatientToken, WrappedKey>();
        jdbc.sql("select patient, wrapped_key from patient_key where patient = any (?::uuid[])")
                .param(patients.stream().map(PatientToken::toString).toArray(String[]::new))
                .query((RowCallbackHandler)
                        row -> known.put(new PatientToken(row.getObject(1, UUID.class)), key(row.getString(2))));
        return known;
    }

    private static WrappedKey key(@Nullable String base64) {
        return base64 == null ? new WrappedKey.Destroyed() : new WrappedKey.Held(base64);
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
