package org.chairside.notification.reactions;

import java.util.List;
import java.util.function.Consumer;
import org.chairside.contracts.intake.ClearanceDeclined;
import org.chairside.contracts.intake.ClearanceEvent;
import org.chairside.contracts.intake.ClearanceExpired;
import org.chairside.contracts.intake.ClearanceRevoked;
import org.chairside.contracts.intake.ClearanceSuspended;
import org.chairside.contracts.intake.ConsentSigned;
import org.chairside.contracts.intake.ConsentWithdrawn;
import org.chairside.contracts.intake.EscortNamed;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.contracts.intake.IntakeOpened;
import org.chairside.contracts.intake.IntakeSubmitted;
import org.chairside.contracts.intake.MedicationListChanged;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.intake.PatientRegistered;
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
import org.chairside.journal.Inbox;
import org.chairside.notification.visit.Clearances;
import org.chairside.notification.visit.Clinics;
import org.chairside.notification.visit.Visit;
import org.chairside.notification.visit.Visits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Which event leads to which reaction. */
@Configuration(proxyBeanMethods = false)
class EventConsumers {

    @Bean
    Consumer<Message<List<byte[]>>> siteEvents(Inbox inbox, Clinics clinics, PrepareAnewWhenRulesChange prepareAnew) {
        return inbox.subscribe("chairside.scheduling.sites.v1", SiteEvent.class, (event, _) -> {
            switch (event) {
                case SiteOpened opened -> clinics.opened(opened.site(), opened.name(), opened.state());
                case SitePolicyPublished policy -> prepareAnew.on(policy);
                case ChairAdded _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> appointmentEvents(
            Inbox inbox,
            Visits visits,
            ConfirmWhenAppointmentBooked confirm,
            PrepareWhenBookedAndCleared prepare,
            TellWhenAppointmentCancelled tell) {
        return inbox.subscribe("chairside.scheduling.appointments.v1", AppointmentEvent.class, (event, envelope) -> {
            switch (event) {
                case AppointmentBooked booked -> {
                    confirm.on(booked, envelope);
                    prepare.on(booked.patient(), booked.protocol());
                }
                case AppointmentCancelled cancelled -> tell.on(cancelled);
                case PatientNotTreated sentHome ->
                    visits.find(sentHome.appointmentId()).map(Visit::cancel).ifPresent(visits::put);
                case AppointmentConfirmed _,
                        AppointmentMarkedAtRisk _,
                        AppointmentRiskLifted _,
                        AppointmentMarkedNoShow _,
                        PatientCheckedIn _,
                        PatientBecameReady _,
                        PatientNoLongerReady _,
                        AppointmentStarted _,
                        AppointmentCompleted _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> patientEvents(Inbox inbox, KeepContactWhenPatientRegistered keepContact) {
        return inbox.subscribe("chairside.intake.patients.v1", PatientEvent.class, (event, _) -> {
            switch (event) {
                case PatientRegistered registered -> keepContact.on(registered);
                case MedicationListChanged _, ConsentSigned _, ConsentWithdrawn _, EscortNamed _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> clearanceEvents(
            Inbox inbox, Clearances clearances, PrepareWhenBookedAndCleared prepare) {
        return inbox.subscribe("chairside.intake.clearances.v1", ClearanceEvent.class, (event, envelope) -> {
            switch (event) {
                case IntakeCleared cleared -> {
                    clearances.cleared(cleared, envelope.time());
                    prepare.on(cleared.patient(), cleared.protocol());
                }
                case ClearanceSuspended suspended -> clearances.noLongerCleared(suspended.clearanceId());
                case ClearanceRevoked revoked -> clearances.noLongerCleared(revoked.clearanceId());
                case ClearanceExpired expired -> clearances.noLongerCleared(expired.clearanceId());
                case IntakeOpened _, IntakeSubmitted _, ClearanceDeclined _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> sessionEvents(Inbox inbox, SendAftercareWhenDischargeConfirmed sendAftercare) {
        return inbox.subscribe("chairside.session.sessions.v1", SessionEvent.class, (event, envelope) -> {
            switch (event) {
                case DischargeConfirmed discharge -> sendAftercare.on(discharge, envelope);
                case SessionPlanned _,
                        EscortArrived _,
                        EscortLeftRoom _,
                        DoseSignedOff _,
                        SessionPrepared _,
                        PreparationDiscarded _,
                        StartGateEvaluated _,
                        InfusionStarted _,
                        VitalsRecorded _,
                        AlarmRaised _,
                        InfusionPaused _,
                        InfusionResumed _,
                        RescueMedicationGiven _,
                        InfusionStopped _,
                        SessionCompleted _,
                        DischargeScoreRecorded _,
                        DischargeCriteriaMet _,
                        EscortVerified _,
                        SessionAborted _ -> {}
            }
        });
    }
}
