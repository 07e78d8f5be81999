package org.chairside.scheduling.appointment;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.scheduling.site.SitePolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Marks a no-show, unless the nurse has seen the patient. */
@Service
public class MarkNoShowHandler {

    private final Appointments appointments;
    private final DayOfChecks checks;
    private final SitePolicies policies;
    private final AppointmentRecord record;
    private final Clock clock;

    MarkNoShowHandler(
            Appointments appointments,
            DayOfChecks checks,
            SitePolicies policies,
            AppointmentRecord record,
            Clock clock) {
        this.appointments = appointments;
        this.checks = checks;
        this.policies = policies;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<AppointmentEvent> handle(MarkNoShow command) {
        var appointment = appointments.lock(command.appointment()).orElseThrow();
        var check = checks.of(appointment.id()).orElse(null);
        var policy = policies.current(appointment.site());
        var now = clock.instant();
        var decision = appointment.decide(command, check, policy, now);
        if (decision instanceof Accepted(var events)) {
            record.write(appointment, events, policy, now);
        }
        return decision;
    }
}
