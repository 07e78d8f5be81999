package org.chairside.scheduling.appointment.persistence;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.scheduling.appointment.Doubt;
import org.chairside.scheduling.appointment.KnownClearance;
import org.chairside.scheduling.appointment.KnownClearances;
import org.jspecify.annotations.Nullable;
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
    public void hold(IntakeCleared cleared, Instant reviewedAt) {
        lock(cleared.patient());
        jdbc.sql("""
                        insert into known_clearance (id, patient, protocol, holds, reviewed_at, valid_until, allowed_states)
                        values (?, ?, ?, true, ?, ?, ?)
                        on conflict (id) do update
                        set protocol = excluded.protocol, holds = true, doubt = null, told_at = default,
                            reviewed_at = excluded.reviewed_at, valid_until = excluded.valid_until, allowed_states = excluded.allowed_states
                        """)
                .param(cleared.clearanceId().value())
                .param(cleared.patient().value())
                .param(cleared.protocol().name())
                .param(reviewedAt.atOffset(UTC))
                .param(cleared.validUntil().atOffset(UTC))
                .param(cleared.allowedStates().toArray(String[]::new))
                .update();
    }

    @Override
    public void doubt(ClearanceId clearance, PatientToken patient, String doubt) {
        lock(patient);
        var gravest = told(clearance).map(before -> Doubt.graver(before, doubt)).orElse(doubt);
        jdbc.sql("""
                        insert into known_clearance (id, patient, doubt, holds) values (?, ?, ?, false)
                        on conflict (id) do update set holds = false, doubt = excluded.doubt, told_at = default
                        """).params(clearance.value(), patient.value(), gravest).update();
    }

    @Override
    public List<KnownClearance> of(PatientToken patient, SiteCode site) {
        return jdbc.sql("select * from clearances_as_at(?, ?)")
                .params(patient.value(), site.value())
                .query(JdbcKnownClearances::clearance)
                .list();
    }

    private static KnownClearance clearance(ResultSet row, int number) throws SQLException {
        var protocol = row.getString("protocol");
        return new KnownClearance(
                protocol == null ? null : Protocol.valueOf(protocol),
                row.getBoolean("holds"),
                row.getString("doubt"),
                instant(row, "reviewed_at"),
                instant(row, "valid_until"),
                row.getBoolean("licensed_here"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
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
