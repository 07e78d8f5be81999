package org.chairside.notification.reactions;

import static org.chairside.contracts.notification.Audience.PATIENT;
import static org.chairside.contracts.notification.MessageTemplate.PREPARATION;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.notification.message.RequestNotification;
import org.chairside.notification.message.RequestNotificationHandler;
import org.chairside.notification.visit.Clearances;
import org.chairside.notification.visit.Clinics;
import org.chairside.notification.visit.Visit;
import org.chairside.notification.visit.Visits;
import org.springframework.stereotype.Component;

/**
 * Tells the patient how to prepare, once the visit is booked and a clearance is good for it, in whatever order, and as long as there is
 * something left to prepare.
 */
@Component
class PrepareWhenBookedAndCleared {

    private final Clearances clearances;
    private final Visits visits;
    private final Clinics clinics;
    private final RequestNotificationHandler request;
    private final Clock clock;

    PrepareWhenBookedAndCleared(
            Clearances clearances, Visits visits, Clinics clinics, RequestNotificationHandler request, Clock clock) {
        this.clearances = clearances;
        this.visits = visits;
        this.clinics = clinics;
        this.request = request;
        this.clock = clock;
    }

    void on(PatientToken patient, Protocol protocol) {
        // the other fact may be on its way in a transaction that nobody sees yet
        visits.decideAlone(patient, protocol);
        var now = clock.instant();
        visits.standing(patient, protocol).stream()
                .filter(clearances::holdsFor)
                .filter(visit -> fastingBegins(visit).isAfter(now))
                .forEach(visit -> request.handle(new RequestNotification(
                        visit.appointmentId(),
                        patient,
                        visit.site(),
                        visit.journey(),
                        PREPARATION,
                        PATIENT,
                        fastingBegins(visit))));
    }

    /** Where the clinic's rules are still on their way, the start; who sends the letter will know them. */
    private Instant fastingBegins(Visit visit) {
        return clinics.find(visit.site())
                .flatMap(clinic -> Optional.ofNullable(clinic.policy()))
                .map(visit::fastingBegins)
                .orElse(visit.start());
    }
}
