package org.chairside.notification.visit.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.JourneyId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.notification.visit.Visit;
import org.chairside.notification.visit.Visits;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcVisits implements Visits {

    private static final String VISIT = "select * from visit left join restriction using (appointment_id) ";

    private final JdbcClient jdbc;

    JdbcVisits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Visit> find(AppointmentId id) {
        return jdbc.sql(VISIT + "where appointment_id = ?")
                .param(id.value())
                .query(JdbcVisits::visit)
                .optional();
    }

    @Override
    public List<Visit> standing(PatientToken patient, Protocol protocol) {
        return jdbc.sql(VISIT
                        + "where patient = ? and protocol = ? and not cancelled order by starts_at, appointment_id")
                .params(patient.value(), protocol.name())
                .query(JdbcVisits::visit)
                .list();
    }

    @Override
    public List<Visit> standingAt(SiteCode site, Instant moment) {
        return jdbc.sql(
                        VISIT
                                + "where site = ? and starts_at > ? and not cancelled order by patient, protocol, appointment_id")
                .params(site.value(), moment.atOffset(ZoneOffset.UTC))
                .query(JdbcVisits::visit)
                .list();
    }

    @Override
    public void decideAlone(PatientToken patient, Protocol protocol) {
        jdbc.sql("select from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(patient + " " + protocol.name())
                .query((_, _) -> true)
                .single();
    }

    @Override
    public void put(Visit visit) {
        var journey = visit.journey();
        jdbc.sql("""
                        insert into visit (appointment_id, patient, site, protocol, starts_at, zone, journey, cancelled)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (appointment_id) do update set cancelled = excluded.cancelled
                        """)
                .params(
                        visit.appointmentId().value(),
                        visit.patient().value(),
                        visit.site().value(),
                        visit.protocol().name(),
                        visit.start().atOffset(ZoneOffset.UTC),
                        visit.zone().getId())
                .param(journey == null ? null : journey.value())
                .param(visit.cancelled())
                .update();
    }

    @Override
    public void restrictedUntil(AppointmentId id, Instant until) {
        jdbc.sql("insert into restriction (appointment_id, ends_at) values (?, ?) on conflict do nothing")
                .params(id.value(), until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Visit visit(ResultSet row, int number) throws SQLException {
        var journey = row.getObject("journey", UUID.class);
        return new Visit(
                new AppointmentId(row.getObject("appointment_id", UUID.class)),
                new PatientToken(row.getObject("patient", UUID.class)),
                new SiteCode(row.getString("site")),
                Protocol.valueOf(row.getString("protocol")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                ZoneId.of(row.getString("zone")),
                journey == null ? null : new JourneyId(journey),
                row.getBoolean("cancelled"),
                instant(row.getObject("ends_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
