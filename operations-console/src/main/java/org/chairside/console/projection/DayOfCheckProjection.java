package org.chairside.console.projection;

import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.intake.DayOfCheckEvent;
import org.chairside.contracts.intake.DayOfCheckFailed;
import org.chairside.contracts.intake.DayOfCheckPassed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last check on the day of each visit; a failed one can be taken again. */
@Component
class DayOfCheckProjection {

    private final JdbcClient jdbc;

    DayOfCheckProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void apply(DayOfCheckEvent event) {
        switch (event) {
            case DayOfCheckPassed passed -> put(passed.appointmentId(), "PASSED");
            case DayOfCheckFailed failed -> put(failed.appointmentId(), "FAILED");
        }
    }

    private void put(AppointmentId appointment, String result) {
        Row.of(jdbc, """
                insert into day_of_check (appointment_id, result) values (:appointment::uuid, :result)
                on conflict (appointment_id) do update set result = excluded.result""")
                .with("appointment", appointment)
                .with("result", result)
                .changeOne();
    }
}
