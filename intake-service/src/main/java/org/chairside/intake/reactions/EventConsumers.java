package org.chairside.intake.reactions;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Consumer;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.scheduling.AppointmentBooked;
import org.chairside.contracts.scheduling.AppointmentCancelled;
import org.chairside.contracts.scheduling.AppointmentCompleted;
import org.chairside.contracts.scheduling.AppointmentConfirmed;
import org.chairside.contracts.scheduling.AppointmentEvent;
import org.chairside.contracts.scheduling.AppointmentMarkedAtRisk;
import org.chairside.contracts.scheduling.AppointmentMarkedNoShow;
import org.chairside.contracts.scheduling.AppointmentRiskLifted;
import org.chairside.contracts.scheduling.AppointmentStarted;
import org.chairside.contracts.scheduling.ChairAdded;
import org.chairside.contracts.scheduling.PatientBecameReady;
import org.chairside.contracts.scheduling.PatientCheckedIn;
import org.chairside.contracts.scheduling.PatientNoLongerReady;
import org.chairside.contracts.scheduling.PatientNotTreated;
import org.chairside.contracts.scheduling.SiteEvent;
import org.chairside.contracts.scheduling.SiteOpened;
import org.chairside.contracts.scheduling.SitePolicyPublished;
import org.chairside.contracts.session.AlarmRaised;
import org.chairside.contracts.session.DischargeConfirmed;
import org.chairside.contracts.session.DischargeCriteriaMet;
import org.chairside.contracts.session.DischargeScoreRecorded;
import org.chairside.contracts.session.DoseSignedOff;
import org.chairside.contracts.session.EscortArrived;
import org.chairside.contracts.session.EscortLeftRoom;
import org.chairside.contracts.session.EscortVerified;
import org.chairside.contracts.session.InfusionPaused;
import org.chairside.contracts.session.InfusionResumed;
import org.chairside.contracts.session.InfusionStarted;
import org.chairside.contracts.session.InfusionStopped;
import org.chairside.contracts.session.PreparationDiscarded;
import org.chairside.contracts.session.RescueMedicationGiven;
import org.chairside.contracts.session.SessionAborted;
import org.chairside.contracts.session.SessionCompleted;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.SessionPlanned;
import org.chairside.contracts.session.SessionPrepared;
import org.chairside.contracts.session.StartGateEvaluated;
import org.chairside.contracts.session.VitalsRecorded;
import org.chairside.intake.booking.Booking;
import org.chairside.intake.booking.Bookings;
import org.chairside.intake.site.Sites;
import org.chairside.intake.treatment.Treatment;
import org.chairside.intake.treatment.Treatments;
import org.chairside.journal.Envelope;
import org.chairside.journal.Inbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What intake hears, and who in it listens. Plain facts are kept here; what intake does about a fact is a class of its own. */
@Configuration(proxyBeanMethods = false)
class EventConsumers {

    @Bean
    Consumer<Message<List<byte[]>>> siteEvents(Inbox inbox, Sites sites) {
        return inbox.subscribe("chairside.scheduling.sites.v1", SiteEvent.class, (event, _) -> {
            switch (event) {
                case SiteOpened opened -> sites.open(opened.site(), opened.zone(), opened.state());
                case SitePolicyPublished policy ->
                    sites.publish(new SitePolicy(policy.site(), policy.version(), policy.values()));
                case ChairAdded _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> appointmentEvents(
            Inbox inbox, Bookings bookings, Treatments treatments, OpenIntakeWhenAppointmentBooked openIntake) {
        return inbox.subscribe("chairside.scheduling.appointments.v1", AppointmentEvent.class, (event, envelope) -> {
            switch (event) {
                case AppointmentBooked booked -> openIntake.on(booked, envelope);
                case PatientCheckedIn arrived -> bookings.mark(arrived.appointmentId(), Booking.State.CHECKED_IN);
                case AppointmentStarted started -> {
                    bookings.mark(started.appointmentId(), Booking.State.STARTED);
                    treatments.learn(treatmentIn(started.sessionId(), envelope).began(started.at()));
                }
                case AppointmentCancelled cancelled ->
                    bookings.mark(cancelled.appointmentId(), Booking.State.CANCELLED);
                case PatientNotTreated sentHome -> bookings.mark(sentHome.appointmentId(), Booking.State.NOT_TREATED);
                case AppointmentConfirmed _,
                        AppointmentMarkedAtRisk _,
                        AppointmentRiskLifted _,
                        AppointmentMarkedNoShow _,
                        PatientBecameReady _,
                        PatientNoLongerReady _,
                        AppointmentCompleted _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> sessionEvents(
            Inbox inbox,
            Treatments treatments,
            LockSignaturesWhenSedativeGiven lock,
            SuspendClearancesWhenSessionWentBadly suspend) {
        return inbox.subscribe("chairside.session.sessions.v1", SessionEvent.class, (event, envelope) -> {
            var treatment = treatmentIn(event.sessionId(), envelope);
            switch (event) {
                case RescueMedicationGiven given -> lock.on(given, treatment);
                case InfusionStarted started -> treatments.learn(treatment.began(started.startedAt()));
                case SessionCompleted completed -> treatments.learn(treatment.ended(completed.endedAt()));
                case DischargeConfirmed discharged ->
                    treatments.learn(treatment.restricted(discharged.restrictionsUntil()));
                case AlarmRaised alarm -> suspend.on(alarm, treatment.patient());
                case InfusionStopped stopped -> suspend.on(stopped, treatment.patient());
                case SessionPlanned _,
                        EscortArrived _,
                        EscortLeftRoom _,
                        DoseSignedOff _,
                        SessionPrepared _,
                        PreparationDiscarded _,
                        StartGateEvaluated _,
                        VitalsRecorded _,
                        InfusionPaused _,
                        InfusionResumed _,
                        DischargeScoreRecorded _,
                        DischargeCriteriaMet _,
                        EscortVerified _,
                        SessionAborted _ -> {}
            }
        });
    }

    /** Events of a visit travel under their patient; those of a session that do not name the patient do so, too. */
    private static Treatment treatmentIn(SessionId session, Envelope envelope) {
        return Treatment.in(
                session,
                PatientToken.of(envelope.partitionKey()),
                SiteCode.of(requireNonNull(envelope.site(), "a session is at a site")));
    }
}
