package org.chairside.intake.dayofcheck.persistence;

import org.chairside.contracts.AppointmentId;
import org.chairside.intake.dayofcheck.DayOfCheck;
import org.chairside.intake.dayofcheck.DayOfChecks;
import org.chairside.kit.problem.StaleVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDayOfChecks implements DayOfChecks {

    private final JdbcClient jdbc;

    JdbcDayOfChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public DayOfCheck of(AppointmentId appointment) {
        return jdbc.sql("select version, state from day_of_check where appointment = ?")
                .param(appointment.value())
                .query((row, _) -> new DayOfCheck(
                        appointment, row.getInt("version"), DayOfCheck.State.valueOf(row.getString("state"))))
                .optional()
                .orElse(DayOfCheck.pending(appointment));
    }

    @Override
    public void save(DayOfCheck before, DayOfCheck after) {
        var saved = jdbc.sql("""
                        insert into day_of_check as stored (appointment, version, state) values (?, ?, ?)
                        on conflict (appointment) do update set version = excluded.version, state = excluded.state
                        where stored.version = ?
                        """)
                .params(
                        after.appointment().value(),
                        after.version(),
                        after.state().name(),
                        before.version())
                .update();
        if (saved == 0) {
            throw new StaleVersion();
        }
    }
}
