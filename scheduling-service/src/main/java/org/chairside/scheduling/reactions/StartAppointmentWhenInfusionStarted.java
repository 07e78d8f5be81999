package org.chairside.scheduling.reactions;

import org.chairside.contracts.session.InfusionStarted;
import org.chairside.scheduling.appointment.StartAppointment;
import org.chairside.scheduling.appointment.StartAppointmentHandler;
import org.springframework.stereotype.Component;

/** The visit is under way, whatever the desk has made of its chair meanwhile. */
@Component
class StartAppointmentWhenInfusionStarted {

    private final StartAppointmentHandler handler;

    StartAppointmentWhenInfusionStarted(StartAppointmentHandler handler) {
        this.handler = handler;
    }

    void on(InfusionStarted event) {
        handler.handle(new StartAppointment(event.appointmentId(), event.sessionId(), event.startedAt()));
    }
}
