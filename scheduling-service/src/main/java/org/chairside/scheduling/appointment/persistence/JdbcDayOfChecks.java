package org.chairside.scheduling.appointment.persistence;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.scheduling.appointment.DayOfCheck;
import org.chairside.scheduling.appointment.DayOfChecks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDayOfChecks implements DayOfChecks {

    private final JdbcClient jdbc;

    JdbcDayOfChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<DayOfCheck> of(AppointmentId appointment) {
        return jdbc.sql("select excluded_by, valid_until from day_of_check where appointment = ?")
                .param(appointment.value())
                .query(JdbcDayOfChecks::check)
                .optional();
    }

    @Override
    public void put(AppointmentId appointment, DayOfCheck check) {
        switch (check) {
            case DayOfCheck.Passed(var validUntil) -> put(appointment, List.of(), validUntil.atOffset(UTC));
            case DayOfCheck.Failed _ -> put(appointment, List.of(), null);
            case DayOfCheck.Excluded(var reasons) -> put(appointment, reasons, null);
        }
    }

    private void put(AppointmentId appointment, List<String> excludedBy, @Nullable OffsetDateTime validUntil) {
        jdbc.sql("""
                        insert into day_of_check (appointment, excluded_by, valid_until) values (?, ?, ?)
                        on conflict (appointment) do update
                        set excluded_by = excluded.excluded_by, valid_until = excluded.valid_until
                        """)
                .param(appointment.value())
                .param(excludedBy.toArray(String[]::new))
                .param(validUntil)
                .update();
    }

    private static DayOfCheck check(ResultSet row, int number) throws SQLException {
        var excludedBy = List.of((String[]) row.getArray("excluded_by").getArray());
        if (!excludedBy.isEmpty()) {
            return new DayOfCheck.Excluded(excludedBy);
        }
        var validUntil = row.getObject("valid_until", OffsetDateTime.class);
        return validUntil == null ? new DayOfCheck.Failed() : new DayOfCheck.Passed(validUntil.toInstant());
    }
}
