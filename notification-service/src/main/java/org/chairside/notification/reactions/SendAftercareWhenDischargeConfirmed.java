package org.chairside.notification.reactions;

import static org.chairside.contracts.notification.Audience.PATIENT;
import static org.chairside.contracts.notification.MessageTemplate.AFTERCARE;

import org.chairside.contracts.JourneyId;
import org.chairside.contracts.session.DischargeConfirmed;
import org.chairside.journal.Envelope;
import org.chairside.notification.message.RequestNotification;
import org.chairside.notification.message.RequestNotificationHandler;
import org.chairside.notification.visit.Visits;
import org.springframework.stereotype.Component;

/** Keeps when the restrictions end, and tells the patient what not to do until then. */
@Component
class SendAftercareWhenDischargeConfirmed {

    private final Visits visits;
    private final RequestNotificationHandler request;

    SendAftercareWhenDischargeConfirmed(Visits visits, RequestNotificationHandler request) {
        this.visits = visits;
        this.request = request;
    }

    void on(DischargeConfirmed discharge, Envelope envelope) {
        visits.restrictedUntil(discharge.appointmentId(), discharge.restrictionsUntil());
        request.handle(new RequestNotification(
                discharge.appointmentId(),
                discharge.patient(),
                discharge.site(),
                envelope.journeyId() == null ? null : new JourneyId(envelope.journeyId()),
                AFTERCARE,
                PATIENT,
                discharge.restrictionsUntil()));
    }
}
