package org.chairside.scheduling.appointment;

import java.time.Clock;
import java.time.Instant;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.scheduling.site.SitePolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down that the pump runs. If the chair was given away meanwhile, or the patient booked elsewhere, those visits give way: a
 * started session is never called off. Two sessions that both run are for people to untangle, and fail here. An infusion that begins
 * later than booked may come too close to the patient's next ones, which are weighed anew.
 */
@Service
public class StartAppointmentHandler {

    private final Appointments appointments;
    private final DayOfChecks checks;
    private final SitePolicies policies;
    private final VisitRisks risks;
    private final AppointmentRecord record;
    private final Clock clock;

    StartAppointmentHandler(
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
    public Decision<AppointmentEvent> handle(StartAppointment command) {
        var booked = appointments
                .find(command.appointment())
                .orElseThrow(() -> new ImpossibleTransition("no such appointment"));
        var now = clock.instant();
        var diary = appointments.openDiary(booked.site(), booked.chair(), booked.patient());
        diary.inTheWayOf(booked).forEach(other -> giveWay(new GiveWay(other.id()), now));
        var appointment = appointments.lock(command.appointment()).orElseThrow();
        var decision = appointment.decide(command);
        write(appointment, decision, now);
        risks.weighAllOf(booked.patient());
        return decision;
    }

    private void giveWay(GiveWay command, Instant now) {
        var other = appointments.lock(command.appointment()).orElseThrow();
        var check = checks.of(other.id()).orElse(null);
        write(other, other.decide(command, check, now), now);
    }

    private void write(Appointment before, Decision<AppointmentEvent> decision, Instant now) {
        if (decision instanceof Accepted(var events)) {
            record.write(before, events, policies.current(before.site()), now);
        }
    }
}
