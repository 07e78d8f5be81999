package org.chairside.contracts.session;

import org.chairside.contracts.SessionId;

/** A fact about one session; stream {@code session/<id>}. */
public sealed interface SessionEvent
        permits SessionPlanned,
                EscortArrived,
                EscortLeftRoom,
                DoseSignedOff,
                SessionPrepared,
                PreparationDiscarded,
                StartGateEvaluated,
                InfusionStarted,
                VitalsRecorded,
                AlarmRaised,
                InfusionPaused,
                InfusionResumed,
                RescueMedicationGiven,
                InfusionStopped,
                SessionCompleted,
                DischargeScoreRecorded,
                DischargeCriteriaMet,
                EscortVerified,
                DischargeConfirmed,
                SessionAborted {

    SessionId sessionId();
}
