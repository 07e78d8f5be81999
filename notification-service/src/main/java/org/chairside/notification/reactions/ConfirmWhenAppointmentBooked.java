package org.chairside.notification.reactions;

import static org.chairside.contracts.notification.Audience.PATIENT;
import static org.chairside.contracts.notification.MessageTemplate.APPOINTMENT_CONFIRMATION;

import org.chairside.contracts.JourneyId;
import org.chairside.contracts.scheduling.AppointmentBooked;
import org.chairside.journal.Envelope;
import org.chairside.notification.message.RequestNotification;
import org.chairside.notification.message.RequestNotificationHandler;
import org.chairside.notification.visit.Visit;
import org.chairside.notification.visit.Visits;
import org.springframework.stereotype.Component;

/** Keeps the visit, and tells the patient the time and the place. */
@Component
class ConfirmWhenAppointmentBooked {

    private final Visits visits;
    private final RequestNotificationHandler request;

    ConfirmWhenAppointmentBooked(Visits visits, RequestNotificationHandler request) {
        this.visits = visits;
        this.request = request;
    }

    void on(AppointmentBooked booked, Envelope envelope) {
        var journey = envelope.journeyId() == null ? null : new JourneyId(envelope.journeyId());
        visits.put(new Visit(
                booked.appointmentId(),
                booked.patient(),
                booked.site(),
                booked.protocol(),
                booked.start(),
                booked.zone(),
                journey,
                false,
                null));
        request.handle(new RequestNotification(
                booked.appointmentId(),
                booked.patient(),
                booked.site(),
                journey,
                APPOINTMENT_CONFIRMATION,
                PATIENT,
                booked.start()));
    }
}
