package org.chairside.intake.reactions;

import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.contracts.session.AlarmRaised;
import org.chairside.contracts.session.AlarmTier;
import org.chairside.contracts.session.InfusionStopped;
import org.chairside.contracts.session.StopParty;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.patient.StandingClearances;
import org.springframework.stereotype.Component;

/**
 * What a clinician stopped, and a reading that asks for a stop, make every clearance of the patient doubtful. The reading does so whether
 * the pump still ran or the patient was already in recovery: the body is the same. That a pump stood too long is told as a stop, too, and
 * is no reading: it says nothing of the body, and a clinician's stop behind it speaks for itself.
 */
@Component
class SuspendClearancesWhenSessionWentBadly {

    private static final String PAUSED_TOO_LONG = "PAUSE";

    private final Patients patients;
    private final StandingClearances clearances;

    SuspendClearancesWhenSessionWentBadly(Patients patients, StandingClearances clearances) {
        this.patients = patients;
        this.clearances = clearances;
    }

    void on(InfusionStopped stopped, PatientToken patient) {
        if (stopped.by() == StopParty.CLINICAL) {
            suspend(patient, SuspensionTrigger.CLINICAL_STOP);
        }
    }

    void on(AlarmRaised alarm, PatientToken patient) {
        if (alarm.tier() == AlarmTier.STOP && !alarm.rule().equals(PAUSED_TOO_LONG)) {
            suspend(patient, SuspensionTrigger.SERIOUS_ADVERSE_EVENT);
        }
    }

    private void suspend(PatientToken patient, SuspensionTrigger trigger) {
        patients.lock(patient);
        clearances.suspendAll(patient, trigger);
    }
}
