package org.chairside.scheduling.reactions;

import org.chairside.contracts.session.InfusionStarted;
import org.chairside.scheduling.appointment.AppointmentCommand.StartAppointment;
import org.chairside.scheduling.appointment.AppointmentCommandHandler;
import org.springframework.stereotype.Component;

/** The visit is under way. */
@Component
class StartAppointmentWhenInfusionStarted {

    private final AppointmentCommandHandler handler;

    StartAppointmentWhenInfusionStarted(AppointmentCommandHandler handler) {
        this.handler = handler;
    }

    void on(InfusionStarted event) {
        handler.handle(new StartAppointment(event.appointmentId(), event.sessionId(), event.startedAt()));
    }
}
