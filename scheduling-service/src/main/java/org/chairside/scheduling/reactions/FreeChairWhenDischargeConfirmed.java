package org.chairside.scheduling.reactions;

import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.session.DischargeConfirmed;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.scheduling.appointment.AppointmentCommand.CompleteAppointment;
import org.chairside.scheduling.appointment.AppointmentCommandHandler;
import org.springframework.stereotype.Component;

/** The patient has gone home; the next one can have the chair. */
@Component
class FreeChairWhenDischargeConfirmed {

    private final AppointmentCommandHandler handler;

    FreeChairWhenDischargeConfirmed(AppointmentCommandHandler handler) {
        this.handler = handler;
    }

    void on(DischargeConfirmed event) {
        var decision = handler.handle(new CompleteAppointment(event.appointmentId(), event.at()));
        if (decision instanceof Refused<?>) {
            throw new ImpossibleTransition("discharged from a visit that never started");
        }
    }
}
