package org.chairside.scheduling.appointment.persistence;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ChairId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.kit.problem.StaleVersion;
import org.chairside.scheduling.appointment.Appointment;
import org.chairside.scheduling.appointment.Appointments;
import org.chairside.scheduling.appointment.Diary;
import org.chairside.scheduling.appointment.Slot;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAppointments implements Appointments {

    private final JdbcClient jdbc;

    JdbcAppointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Appointment> find(AppointmentId id) {
        return jdbc.sql("select * from appointment where id = ?")
                .param(id.value())
                .query(JdbcAppointments::appointment)
                .optional();
    }

    @Override
    public Optional<Appointment> lock(AppointmentId id) {
        return jdbc.sql("select * from appointment where id = ? for no key update")
                .param(id.value())
                .query(JdbcAppointments::appointment)
                .optional();
    }

    @Override
    public List<Appointment> on(SiteCode site, LocalDate day) {
        return jdbc.sql("""
                        select * from appointment
                        where site = ? and local_start >= ? and local_start < ? order by starts_at, id
                        """)
                .params(site.value(), day.atStartOfDay(), day.plusDays(1).atStartOfDay())
                .query(JdbcAppointments::appointment)
                .list();
    }

    @Override
    public Instant asOf() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @Override
    public List<Appointment> ofPatient(PatientToken patient) {
        return jdbc.sql("select * from visits_at_every_site(?) order by starts_at")
                .param(patient.value())
                .query(JdbcAppointments::appointment)
                .list();
    }

    /** Everybody locks the chair before the patient, so two bookings can wait for each other but never deadlock. */
    @Override
    public Diary openDiary(SiteCode site, ChairId chair, PatientToken patient) {
        var chairKnown =
                locked("select id from chair where id = ? and site = ? for no key update", chair.value(), site.value());
        var patientKnown = locked("select token from known_patient where token = ? for no key update", patient.value());
        return new Diary(
                patientKnown,
                chairKnown,
                jdbc.sql("select * from appointment where chair = ? and holds_chair")
                        .param(chair.value())
                        .query(JdbcAppointments::appointment)
                        .list(),
                ofPatient(patient));
    }

    private boolean locked(String select, Object... key) {
        return jdbc.sql(select).params(key).query(UUID.class).optional().isPresent();
    }

    @Override
    public void save(@Nullable Appointment before, Appointment after) {
        if (before == null) {
            insert(after);
        } else {
            update(before, after);
        }
    }

    private void insert(Appointment booked) {
        var slot = booked.slot();
        jdbc.sql("""
                        insert into appointment (id, version, state, patient, site, chair, protocol,
                                                 starts_at, ends_at, local_start, zone, series_number, at_risk)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(booked.id().value())
                .param(booked.version())
                .param(booked.state().name())
                .param(booked.patient().value())
                .param(booked.site().value())
                .param(booked.chair().value())
                .param(booked.protocol().name())
                .param(slot.start().atOffset(UTC))
                .param(slot.end().atOffset(UTC))
                .param(slot.localStart())
                .param(slot.zone().getId())
                .param(booked.seriesNumber())
                .param(booked.atRisk())
                .update();
    }

    private void update(Appointment before, Appointment after) {
        var updated = jdbc.sql(
                        "update appointment set version = ?, state = ?, at_risk = ?, started_at = ? where id = ? and version = ?")
                .param(after.version())
                .param(after.state().name())
                .param(after.atRisk())
                .param(after.startedAt() == null ? null : after.startedAt().atOffset(UTC))
                .param(after.id().value())
                .param(before.version())
                .update();
        if (updated == 0) {
            throw new StaleVersion();
        }
    }

    private static Appointment appointment(ResultSet row, int number) throws SQLException {
        var startedAt = row.getObject("started_at", OffsetDateTime.class);
        return new Appointment(
                new AppointmentId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                Appointment.State.valueOf(row.getString("state")),
                new PatientToken(row.getObject("patient", UUID.class)),
                SiteCode.of(row.getString("site")),
                new ChairId(row.getObject("chair", UUID.class)),
                Protocol.valueOf(row.getString("protocol")),
                new Slot(
                        instant(row, "starts_at"),
                        instant(row, "ends_at"),
                        row.getObject("local_start", LocalDateTime.class),
                        ZoneId.of(row.getString("zone"))),
                row.getInt("series_number"),
                row.getString("at_risk"),
                startedAt == null ? null : startedAt.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
