package org.chairside.scheduling.appointment;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.scheduling.site.SitePolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks a patient in. The diary is opened first: a late patient may find the chair given away. */
@Service
public class CheckInPatientHandler {

    private final Appointments appointments;
    private final DayOfChecks checks;
    private final SitePolicies policies;
    private final AppointmentRecord record;
    private final Clock clock;

    CheckInPatientHandler(
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
    public Decision<AppointmentEvent> handle(CheckInPatient command) {
        var booked = appointments.find(command.appointment()).orElseThrow();
        var diary = appointments.openDiary(booked.site(), booked.chair(), booked.patient());
        var appointment = appointments.lock(command.appointment()).orElseThrow();
        var now = clock.instant();
        var inForce = policies.current(diary.sitesWith(appointment.site()));
        var check = checks.of(appointment.id()).orElse(null);
        var arrival = Arrival.of(appointment, diary, inForce, check, now);
        var decision = appointment.decide(command, arrival, now);
        if (decision instanceof Accepted(var events)) {
            record.write(appointment, events, inForce.at(appointment.site()), now);
        }
        return decision;
    }
}
