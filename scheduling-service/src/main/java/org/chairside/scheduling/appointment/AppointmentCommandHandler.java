package org.chairside.scheduling.appointment;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.scheduling.site.SitePolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out every command that the appointment can decide without the diary. */
@Service
public class AppointmentCommandHandler {

    private final Appointments appointments;
    private final DayOfChecks checks;
    private final SitePolicies policies;
    private final AppointmentRecord record;
    private final Clock clock;

    AppointmentCommandHandler(
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
    public Decision<AppointmentEvent> handle(AppointmentCommand command) {
        var appointment = appointments
                .lock(command.appointment())
                .orElseThrow(() -> new ImpossibleTransition("no such appointment"));
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
