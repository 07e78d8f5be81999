package org.chairside.notification.reactions;

import static org.chairside.contracts.notification.Audience.PATIENT;
import static org.chairside.contracts.notification.MessageTemplate.CANCELLATION;

import org.chairside.contracts.scheduling.AppointmentCancelled;
import org.chairside.notification.message.RequestNotification;
import org.chairside.notification.message.RequestNotificationHandler;
import org.chairside.notification.visit.Visits;
import org.springframework.stereotype.Component;

/** Tells the patient that the visit will not take place; who is on the road to a visit whose hour has passed wants to know it, too. */
@Component
class TellWhenAppointmentCancelled {

    private final Visits visits;
    private final RequestNotificationHandler request;

    TellWhenAppointmentCancelled(Visits visits, RequestNotificationHandler request) {
        this.visits = visits;
        this.request = request;
    }

    void on(AppointmentCancelled cancelled) {
        visits.find(cancelled.appointmentId()).ifPresent(visit -> {
            visits.put(visit.cancel());
            request.handle(new RequestNotification(
                    visit.appointmentId(),
                    visit.patient(),
                    visit.site(),
                    visit.journey(),
                    CANCELLATION,
                    PATIENT,
                    visit.endOfItsDay()));
        });
    }
}
