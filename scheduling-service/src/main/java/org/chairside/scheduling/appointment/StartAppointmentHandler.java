package org.chairside.scheduling.appointment;

import org.chairside.contracts.Decision;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.scheduling.appointment.AppointmentCommand.GiveWay;
import org.chairside.scheduling.appointment.AppointmentCommand.StartAppointment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down that the pump runs. If the chair was given away meanwhile, or the patient booked elsewhere, those visits give way: a
 * started session is never called off. Two sessions that both run are for people to untangle, and fail here.
 */
@Service
public class StartAppointmentHandler {

    private final Appointments appointments;
    private final AppointmentCommandHandler handler;

    StartAppointmentHandler(Appointments appointments, AppointmentCommandHandler handler) {
        this.appointments = appointments;
        this.handler = handler;
    }

    @Transactional
    public Decision<AppointmentEvent> handle(StartAppointment command) {
        var visit = appointments
                .find(command.appointment())
                .orElseThrow(() -> new ImpossibleTransition("no such appointment"));
        var diary = appointments.openDiary(visit.site(), visit.chair(), visit.patient());
        diary.inTheWayOf(visit).forEach(other -> handler.handle(new GiveWay(other.id())));
        return handler.handle(command);
    }
}
