package org.chairside.scheduling.reactions;

import java.util.List;
import java.util.function.Consumer;
import org.chairside.contracts.intake.*;
import org.chairside.contracts.session.*;
import org.chairside.journal.Inbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What scheduling listens to, and which event moves what. A bean's name is its binding's. */
@Configuration(proxyBeanMethods = false)
class EventConsumers {

    @Bean
    Consumer<Message<List<byte[]>>> patientEvents(Inbox inbox, RememberPatientWhenRegistered rememberPatient) {
        return inbox.subscribe("chairside.intake.patients.v1", PatientEvent.class, (event, _) -> {
            switch (event) {
                case PatientRegistered registered -> rememberPatient.on(registered);
                case MedicationListChanged _, ConsentSigned _, ConsentWithdrawn _, EscortNamed _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> clearanceEvents(Inbox inbox, WeighRiskWhenClearanceChanges weighRisk) {
        return inbox.subscribe("chairside.intake.clearances.v1", ClearanceEvent.class, (event, envelope) -> {
            switch (event) {
                case IntakeOpened opened -> weighRisk.on(opened);
                case IntakeCleared cleared -> weighRisk.on(cleared, envelope.time());
                case ClearanceSuspended suspended -> weighRisk.on(suspended);
                case ClearanceRevoked revoked -> weighRisk.on(revoked);
                case ClearanceExpired expired -> weighRisk.on(expired);
                case ClearanceDeclined declined -> weighRisk.on(declined);
                case IntakeSubmitted _ -> {}
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> dayOfCheckEvents(Inbox inbox, MoveVisitWhenDayOfCheckIsMade moveVisit) {
        return inbox.subscribe("chairside.intake.day-of-checks.v1", DayOfCheckEvent.class, (event, _) -> {
            switch (event) {
                case DayOfCheckPassed passed -> moveVisit.on(passed);
                case DayOfCheckFailed failed -> moveVisit.on(failed);
            }
        });
    }

    @Bean
    Consumer<Message<List<byte[]>>> sessionEvents(
            Inbox inbox,
            StartAppointmentWhenInfusionStarted startAppointment,
            FreeChairWhenDischargeConfirmed freeChair,
            FreeChairWhenSessionAborted freeUnusedChair) {
        return inbox.subscribe("chairside.session.sessions.v1", SessionEvent.class, (event, _) -> {
            switch (event) {
                case InfusionStarted started -> startAppointment.on(started);
                case DischargeConfirmed discharged -> freeChair.on(discharged);
                case SessionAborted aborted -> freeUnusedChair.on(aborted);
                case SessionPlanned _,
                        EscortArrived _,
                        EscortLeftRoom _,
                        DoseSignedOff _,
                        SessionPrepared _,
                        PreparationDiscarded _,
                        StartGateEvaluated _,
                        VitalsRecorded _,
                        AlarmRaised _,
                        InfusionPaused _,
                        InfusionResumed _,
                        RescueMedicationGiven _,
                        InfusionStopped _,
                        SessionCompleted _,
                        DischargeScoreRecorded _,
                        DischargeCriteriaMet _,
                        EscortVerified _ -> {}
            }
        });
    }
}
