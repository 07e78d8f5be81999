package org.chairside.intake.booking.persistence;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.SiteCode;
import org.chairside.intake.booking.Booking;
import org.chairside.intake.booking.Bookings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBookings implements Bookings {

    private final JdbcClient jdbc;

    JdbcBookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Booking> find(AppointmentId appointment) {
        return jdbc.sql("select * from booking where appointment = ?")
                .param(appointment.value())
                .query(JdbcBookings::booking)
                .optional();
    }

    @Override
    public Optional<Booking> next(PatientToken patient, Protocol protocol, Instant notBefore) {
        return jdbc.sql("""
                        select * from booking where patient = ? and protocol = ? and state in ('BOOKED', 'CHECKED_IN')
                          and starts_at > ? order by starts_at limit 1
                        """)
                .params(patient.value(), protocol.name(), notBefore.atOffset(UTC))
                .query(JdbcBookings::booking)
                .optional();
    }

    @Override
    public void add(Booking booking) {
        jdbc.sql("""
                        insert into booking (appointment, patient, site, protocol, starts_at, journey, state)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(booking.appointment().value())
                .param(booking.patient().value())
                .param(booking.site().value())
                .param(booking.protocol().name())
                .param(booking.start().atOffset(UTC))
                .param(booking.journey())
                .param(booking.state().name())
                .update();
    }

    @Override
    public void mark(AppointmentId appointment, Booking.State state) {
        jdbc.sql("update booking set state = ? where appointment = ?")
                .params(state.name(), appointment.value())
                .update();
    }

    private static Booking booking(ResultSet row, int number) throws SQLException {
        return new Booking(
                new AppointmentId(row.getObject("appointment", UUID.class)),
                new PatientToken(row.getObject("patient", UUID.class)),
                SiteCode.of(row.getString("site")),
                Protocol.valueOf(row.getString("protocol")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("journey", UUID.class),
                Booking.State.valueOf(row.getString("state")));
    }
}
