package org.chairside.scheduling.appointment.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.scheduling.appointment.DayOfCheck;
import org.chairside.scheduling.appointment.DayOfChecks;
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
        return jdbc.sql("select excluded_by from day_of_check where appointment = ?")
                .param(appointment.value())
                .query(JdbcDayOfChecks::check)
                .optional();
    }

    @Override
    public void put(AppointmentId appointment, DayOfCheck check) {
        var excludedBy =
                switch (check) {
                    case DayOfCheck.Passed _ -> new String[0];
                    case DayOfCheck.Excluded(var reasons) -> reasons.toArray(String[]::new);
                };
        jdbc.sql("""
                        insert into day_of_check (appointment, excluded_by) values (?, ?)
                        on conflict (appointment) do update set excluded_by = excluded.excluded_by
                        """).params(appointment.value(), excludedBy).update();
    }

    @Override
    public void forget(AppointmentId appointment) {
        jdbc.sql("delete from day_of_check where appointment = ?")
                .param(appointment.value())
                .update();
    }

    private static DayOfCheck check(ResultSet row, int number) throws SQLException {
        var excludedBy = List.of((String[]) row.getArray("excluded_by").getArray());
        return excludedBy.isEmpty() ? new DayOfCheck.Passed() : new DayOfCheck.Excluded(excludedBy);
    }
}
