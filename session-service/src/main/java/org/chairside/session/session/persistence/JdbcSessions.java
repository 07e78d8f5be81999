package org.chairside.session.session.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.kit.problem.StaleVersion;
import org.chairside.session.session.Remark;
import org.chairside.session.session.Session;
import org.chairside.session.session.Sessions;
import org.chairside.session.startgate.DeliveredInfusion;
import org.chairside.session.startgate.Pressure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcSessions implements Sessions {

    private final JdbcClient jdbc;

    JdbcSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The knowledge barrier asks before the request's transaction begins. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Session> find(SessionId id) {
        return jdbc.sql("select * from session where id = ?")
                .param(id.value())
                .query(SessionRow::read)
                .optional();
    }

    @Override
    public Optional<Session> lock(SessionId id) {
        return jdbc.sql("select * from session where id = ? for no key update")
                .param(id.value())
                .query(SessionRow::read)
                .optional();
    }

    @Override
    public Optional<Session> lockForStart(SessionId id) {
        find(id).map(Session::visit).ifPresent(visit -> {
            waitFor(visit.patient().toString());
            waitFor("chair " + visit.chair());
        });
        return lock(id);
    }

    /** For one patient at a time, or one chair; the patient first, so that nobody waits in a circle. */
    private void waitFor(String turn) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(turn)
                .query(row -> {});
    }

    @Override
    public boolean isTaken(ChairId chair, SessionId except) {
        return jdbc.sql("""
                        select exists (select from session where chair = ? and id <> ?
                                         and state in ('INFUSING', 'PAUSED', 'RECOVERY', 'READY_FOR_DISCHARGE'))
                        """)
                .params(chair.value(), except.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Session> of(AppointmentId appointment) {
        return jdbc.sql("select * from session where appointment = ?")
                .param(appointment.value())
                .query(SessionRow::read)
                .optional();
    }

    @Override
    public List<Session> arrivedAt(SiteCode site, Instant from, Instant until) {
        return jdbc.sql(
                        "select * from session where site = ? and arrived_at >= ? and arrived_at < ? order by arrived_at, id")
                .params(site.value(), SessionRow.at(from), SessionRow.at(until))
                .query(SessionRow::read)
                .list();
    }

    @Override
    public List<Session> lockRunning(PatientToken patient) {
        waitFor(patient.toString());
        return jdbc.sql("select * from session where patient = ? and state in ('INFUSING', 'PAUSED')")
                .param(patient.value())
                .query(SessionRow::read)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<SessionId> watched() {
        return jdbc.sql(
                        "select id from session where state in ('INFUSING', 'PAUSED', 'RECOVERY', 'READY_FOR_DISCHARGE')")
                .query((row, _) -> new SessionId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public List<DeliveredInfusion> delivered(PatientToken patient, SessionId except) {
        return jdbc.sql("select protocol, started_at, site from infusions_and_their_sites(?, ?)")
                .params(patient.value(), except.value())
                .query((row, _) -> new DeliveredInfusion(
                        Protocol.valueOf(row.getString("protocol")),
                        SessionRow.instant(row, "started_at"),
                        SiteCode.of(row.getString("site"))))
                .list();
    }

    @Override
    public Optional<Pressure> worstPressure(PatientToken patient, SessionId except, Instant from, Instant until) {
        return jdbc.sql("select systolic, diastolic from worst_pressure_at_any_site(?, ?, ?, ?)")
                .params(patient.value(), except.value(), SessionRow.at(from), SessionRow.at(until))
                .query((row, _) -> new Pressure(row.getInt("systolic"), row.getInt("diastolic")))
                .optional();
    }

    @Override
    public List<Session> withDrugLeft(SiteCode site, Instant today) {
        return jdbc.sql("""
                        select session.* from session join vial_draw on vial_draw.session = session.id
                        where site = ?
                          and (state in ('RECOVERY', 'READY_FOR_DISCHARGE', 'CLOSED', 'ABORTED')
                               or state in ('PREPARED', 'INFUSING') and prepared_at < ?)
                          and vial_draw.given + vial_draw.wasted < vial_draw.drawn
                        order by arrived_at, id
                        """)
                .params(site.value(), SessionRow.at(today))
                .query(SessionRow::read)
                .list();
    }

    @Override
    public void fixHubLoss(SessionId session, int microlitres) {
        jdbc.sql("update session set hub_loss_microlitres = ? where id = ?")
                .params(microlitres, session.value())
                .update();
    }

    @Override
    public Optional<Integer> hubLoss(SessionId session) {
        return jdbc.sql("select hub_loss_microlitres from session where id = ? and hub_loss_microlitres is not null")
                .param(session.value())
                .query(Integer.class)
                .optional();
    }

    @Override
    public Optional<Integer> lastWeight(PatientToken patient, SessionId except) {
        return jdbc.sql("select last_weight_at_any_site(?, ?)")
                .params(patient.value(), except.value())
                .query(Integer.class)
                .optional();
    }

    @Override
    public void save(@Nullable Session before, Session after) {
        if (before == null) {
            insert(after);
        }
        update(before == null ? after.version() : before.version(), after);
    }

    private void insert(Session session) {
        var visit = session.visit();
        jdbc.sql("""
                        insert into session (id, version, state, appointment, patient, site, chair, protocol,
                                             scheduled_start, arrived_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        session.id().value(),
                        session.version(),
                        session.state().name(),
                        visit.appointment().value(),
                        visit.patient().value(),
                        visit.site().value(),
                        visit.chair().value(),
                        visit.protocol().name(),
                        SessionRow.at(visit.scheduledStart()),
                        SessionRow.at(visit.arrivedAt()))
                .update();
    }

    private void update(int expectedVersion, Session session) {
        var updated = jdbc.sql("""
                        update session set
                          version = :version, state = :state, chart = :chart::jsonb, vitals_missed = :vitalsMissed,
                          overrun = :overrun, alarmed_at = :alarmedAt, paused_by = :pausedBy, left_at = :leftAt,
                          escort = :escort, escort_in_room = :inRoom, verified_escort = :verifiedEscort,
                          aldrete = :aldrete, padss = :padss, scored_at = :scoredAt,
                          vial = :vial, dose_micrograms = :dose, weight_grams = :weight, micrograms_per_kg = :perKg,
                          concentration_micrograms_ml = :concentration, volume_microlitres = :volume,
                          identity_confirmed = :identity, prepared_at = :preparedAt, weighed_at = :weighedAt,
                          planned_minutes = :planned, started_at = :startedAt, running = :running,
                          pump_since = :pumpSince, ran_ms = :ran, stood_ms = :stood,
                          started_by = :startedBy, baseline = :baseline::jsonb, rescues = :rescues::jsonb,
                          signed_off_by = :signedOffBy, signed_off_micrograms_per_kg = :signedOffPerKg, signed_off_at = :signedOffAt,
                          outcome = :outcome, ended_at = :endedAt, given_micrograms = :given
                        where id = :id and version = :expected
                        """)
                .param("id", session.id().value())
                .param("expected", expectedVersion)
                .params(SessionRow.columns(session))
                .update();
        if (updated == 0) {
            throw new StaleVersion();
        }
    }

    @Override
    public void note(SessionId session, Instant at, Remark remark) {
        jdbc.sql("insert into session_note (session, noted_at, noted_by, note) values (?, ?, ?, ?)")
                .params(
                        session.value(),
                        SessionRow.at(at),
                        remark.by().value(),
                        remark.text().value())
                .update();
    }
}
