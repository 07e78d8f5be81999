package org.chairside.scheduling.appointment;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.scheduling.appointment.ArrivalCommand.TakeDayOfCheck;
import org.chairside.scheduling.site.SitePolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what happens to a patient who is here. The diary is opened first: a late patient may find the chair given away. */
@Service
public class ArrivalHandler {

    private final Appointments appointments;
    private final DayOfChecks checks;
    private final SitePolicies policies;
    private final VisitRisks risks;
    private final AppointmentRecord record;
    private final Clock clock;

    ArrivalHandler(
            Appointments appointments,
            DayOfChecks checks,
            SitePolicies policies,
            VisitRisks risks,
            AppointmentRecord record,
            Clock clock) {
        this.appointments = appointments;
        this.checks = checks;
        this.policies = policies;
        this.risks = risks;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<AppointmentEvent> handle(ArrivalCommand command) {
        var booked = appointments
                .find(command.appointment())
                .orElseThrow(() -> new ImpossibleTransition("no such appointment"));
        var diary = appointments.openDiary(booked.site(), booked.chair(), booked.patient());
        var appointment = appointments.lock(command.appointment()).orElseThrow();
        if (command instanceof TakeDayOfCheck(var id, var check)) {
            checks.put(id, check);
        }
        var now = clock.instant();
        var inForce = policies.current(diary.sitesWith(appointment.site()));
        var check = checks.of(appointment.id()).orElse(null);
        var decision = appointment.decide(command, Arrival.of(appointment, diary, inForce, check, now), now);
        if (decision instanceof Accepted(var events)) {
            record.write(appointment, events, inForce.at(appointment.site()), now);
            // whoever was missed has missed what was told meanwhile
            risks.weigh(appointment.id());
        }
        return decision;
    }
}
