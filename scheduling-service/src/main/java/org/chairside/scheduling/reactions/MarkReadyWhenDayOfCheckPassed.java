package org.chairside.scheduling.reactions;

import org.chairside.contracts.intake.DayOfCheckPassed;
import org.chairside.scheduling.appointment.AppointmentCommand.MarkReady;
import org.chairside.scheduling.appointment.AppointmentCommandHandler;
import org.chairside.scheduling.appointment.DayOfCheck;
import org.chairside.scheduling.appointment.DayOfChecks;
import org.springframework.stereotype.Component;

/** The patient can be taken to the chair, or will be ready at check-in if the front desk is behind. */
@Component
class MarkReadyWhenDayOfCheckPassed {

    private final DayOfChecks checks;
    private final AppointmentCommandHandler handler;

    MarkReadyWhenDayOfCheckPassed(DayOfChecks checks, AppointmentCommandHandler handler) {
        this.checks = checks;
        this.handler = handler;
    }

    void on(DayOfCheckPassed event) {
        checks.put(event.appointmentId(), new DayOfCheck.Passed(event.validUntil()));
        handler.handle(new MarkReady(event.appointmentId()));
    }
}
