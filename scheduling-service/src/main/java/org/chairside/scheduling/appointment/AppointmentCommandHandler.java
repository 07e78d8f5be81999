package org.chairside.scheduling.appointment;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.scheduling.site.SitePolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out every command that the appointment can decide from its own state. */
@Service
public class AppointmentCommandHandler {

    private final Appointments appointments;
    private final SitePolicies policies;
    private final AppointmentRecord record;
    private final Clock clock;

    AppointmentCommandHandler(Appointments appointments, SitePolicies policies, AppointmentRecord record, Clock clock) {
        this.appointments = appointments;
        this.policies = policies;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<AppointmentEvent> handle(AppointmentCommand command) {
        var appointment = appointments
                .lock(command.appointment())
                .orElseThrow(() -> new ImpossibleTransition("no such appointment"));
        var policy = policies.current(appointment.site());
        var now = clock.instant();
        var decision = appointment.decide(command, policy, now);
        if (decision instanceof Accepted(var events)) {
            record.write(appointment, events, policy, now);
        }
        return decision;
    }
}
