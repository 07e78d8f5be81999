package org.chairside.scheduling.reactions;

import java.util.List;
import org.chairside.contracts.session.SessionAborted;
import org.chairside.scheduling.appointment.AppointmentCommand.RecordNonTreatment;
import org.chairside.scheduling.appointment.AppointmentCommandHandler;
import org.springframework.stereotype.Component;

/** The infusion never began; unless the front desk has already said so, the visit ends untreated. */
@Component
class FreeChairWhenSessionAborted {

    private final AppointmentCommandHandler handler;

    FreeChairWhenSessionAborted(AppointmentCommandHandler handler) {
        this.handler = handler;
    }

    void on(SessionAborted event) {
        handler.handle(new RecordNonTreatment(event.appointmentId(), List.of("SESSION_ABORTED")));
    }
}
