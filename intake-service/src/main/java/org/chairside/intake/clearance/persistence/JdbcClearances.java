package org.chairside.intake.clearance.persistence;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.intake.ClearanceLimits;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.intake.clearance.Clearance;
import org.chairside.intake.clearance.Clearances;
import org.chairside.kit.problem.StaleVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcClearances implements Clearances {

    private final JdbcClient jdbc;

    JdbcClearances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Clearance> find(ClearanceId id) {
        return jdbc.sql("select * from clearance where id = ?")
                .param(id.value())
                .query(JdbcClearances::clearance)
                .optional();
    }

    @Override
    public Optional<Clearance> current(PatientToken patient, Protocol protocol) {
        return jdbc.sql("""
                        select * from clearance where patient = ? and protocol = ? order by opened_at desc limit 1
                        """)
                .params(patient.value(), protocol.name())
                .query(JdbcClearances::clearance)
                .optional();
    }

    @Override
    public List<Clearance> of(PatientToken patient) {
        return jdbc.sql("select * from clearance where patient = ? order by opened_at desc")
                .param(patient.value())
                .query(JdbcClearances::clearance)
                .list();
    }

    @Override
    public List<Clearance> in(Clearance.State state, Set<SiteCode> sites) {
        return jdbc.sql("""
                        select * from clearance
                        where state = ? and patient in (select patient from patient_site where site = any (?))
                        order by opened_at limit 100
                        """)
                .param(state.name())
                .param(sites.stream().map(SiteCode::value).toArray(String[]::new))
                .query(JdbcClearances::clearance)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ClearanceId> expiredBy(Instant now) {
        return jdbc.sql("""
                        select id from clearance where state = 'CLEARED' and valid_until <= ?
                        order by valid_until limit 100
                        """)
                .param(now.atOffset(UTC))
                .query((row, _) -> new ClearanceId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public void save(@Nullable Clearance before, Clearance after) {
        if (before == null) {
            insert(after);
        } else {
            update(before, after);
        }
    }

    private void insert(Clearance opened) {
        jdbc.sql("""
                        insert into clearance (id, version, state, patient, protocol, opened_for)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        opened.id().value(),
                        opened.version(),
                        opened.state().name(),
                        opened.patient().value(),
                        opened.protocol().name(),
                        opened.openedFor().value())
                .update();
    }

    private void update(Clearance before, Clearance after) {
        var approval = after.approval();
        var updated = jdbc.sql("""
                        update clearance set version = ?, state = ?, approval = ?, reviewed_at = ?, valid_until = ?,
                               allowed_states = ?, max_dose_micrograms_per_kg = ?, triggers = ?
                        where id = ? and version = ?
                        """)
                .param(after.version())
                .param(after.state().name())
                .param(approval == null ? null : approval.version())
                .param(
                        approval == null || approval.reviewedAt() == null
                                ? null
                                : approval.reviewedAt().atOffset(UTC))
                .param(approval == null ? null : approval.validUntil().atOffset(UTC))
                .param(approval == null ? null : approval.allowedStates().toArray(String[]::new))
                .param(approval == null ? null : approval.limits().maxDoseMicrogramsPerKg())
                .param(after.triggers().stream().map(SuspensionTrigger::name).toArray(String[]::new))
                .param(after.id().value())
                .param(before.version())
                .update();
        if (updated == 0) {
            throw new StaleVersion();
        }
    }

    private static Clearance clearance(ResultSet row, int number) throws SQLException {
        return new Clearance(
                new ClearanceId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                Clearance.State.valueOf(row.getString("state")),
                new PatientToken(row.getObject("patient", UUID.class)),
                Protocol.valueOf(row.getString("protocol")),
                new AppointmentId(row.getObject("opened_for", UUID.class)),
                approval(row),
                Stream.of((String[]) row.getArray("triggers").getArray())
                        .map(SuspensionTrigger::valueOf)
                        .toList());
    }

    private static Clearance.@Nullable Approval approval(ResultSet row) throws SQLException {
        var version = row.getInt("approval");
        if (row.wasNull()) {
            return null;
        }
        var reviewedAt = row.getObject("reviewed_at", OffsetDateTime.class);
        return new Clearance.Approval(
                version,
                reviewedAt == null ? null : reviewedAt.toInstant(),
                row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                List.of((String[]) row.getArray("allowed_states").getArray()),
                new ClearanceLimits(row.getInt("max_dose_micrograms_per_kg")));
    }
}
