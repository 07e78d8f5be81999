package org.chairside.intake.treatment.persistence;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.intake.treatment.Treatment;
import org.chairside.intake.treatment.Treatments;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcTreatments implements Treatments {

    private final JdbcClient jdbc;

    JdbcTreatments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code greatest} passes over what is null. */
    @Override
    public void learn(Treatment told) {
        jdbc.sql("""
                        insert into treatment (session, patient, site, sedated_at, began_at, ended_at, restricted_until)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (session) do update
                        set sedated_at = greatest(treatment.sedated_at, excluded.sedated_at),
                            began_at = coalesce(excluded.began_at, treatment.began_at),
                            ended_at = coalesce(excluded.ended_at, treatment.ended_at),
                            restricted_until = coalesce(excluded.restricted_until, treatment.restricted_until)
                        """)
                .param(told.session().value())
                .param(told.patient().value())
                .param(told.site().value())
                .param(written(told.sedatedAt()))
                .param(written(told.beganAt()))
                .param(written(told.endedAt()))
                .param(written(told.restrictedUntil()))
                .update();
    }

    @Override
    public List<Treatment> of(PatientToken patient) {
        return jdbc.sql("select * from treatment where patient = ?")
                .param(patient.value())
                .query(JdbcTreatments::treatment)
                .list();
    }

    private static Treatment treatment(ResultSet row, int number) throws SQLException {
        return new Treatment(
                new SessionId(row.getObject("session", UUID.class)),
                new PatientToken(row.getObject("patient", UUID.class)),
                SiteCode.of(row.getString("site")),
                read(row, "sedated_at"),
                read(row, "began_at"),
                read(row, "ended_at"),
                read(row, "restricted_until"));
    }

    private static @Nullable OffsetDateTime written(@Nullable Instant at) {
        return at == null ? null : at.atOffset(UTC);
    }

    private static @Nullable Instant read(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
