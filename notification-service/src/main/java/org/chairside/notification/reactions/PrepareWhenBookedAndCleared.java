package org.chairside.notification.reactions;

import static org.chairside.contracts.notification.Audience.PATIENT;
import static org.chairside.contracts.notification.MessageTemplate.PREPARATION;

import java.time.Clock;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.notification.message.RequestNotification;
import org.chairside.notification.message.RequestNotificationHandler;
import org.chairside.notification.visit.Clearances;
import org.chairside.notification.visit.Visits;
import org.springframework.stereotype.Component;

/** Tells the patient how to prepare, once the visit is booked and the patient is cleared for it, in whatever order. */
@Component
class PrepareWhenBookedAndCleared {

    private final Clearances clearances;
    private final Visits visits;
    private final RequestNotificationHandler request;
    private final Clock clock;

    PrepareWhenBookedAndCleared(Clearances clearances, Visits visits, RequestNotificationHandler request, Clock clock) {
        this.clearances = clearances;
        this.visits = visits;
        this.request = request;
        this.clock = clock;
    }

    void on(PatientToken patient, Protocol protocol) {
        // the other fact may be on its way in a transaction that nobody sees yet
        visits.decideAlone(patient, protocol);
        var now = clock.instant();
        if (!clearances.holds(patient, protocol, now)) {
            return;
        }
        visits.standing(patient, protocol).stream()
                .filter(visit -> visit.start().isAfter(now))
                .forEach(visit -> request.handle(new RequestNotification(
                        visit.appointmentId(),
                        patient,
                        visit.site(),
                        visit.journey(),
                        PREPARATION,
                        PATIENT,
                        visit.start())));
    }
}
