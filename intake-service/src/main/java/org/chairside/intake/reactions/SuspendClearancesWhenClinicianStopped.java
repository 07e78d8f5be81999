package org.chairside.intake.reactions;

import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.contracts.session.InfusionStopped;
import org.chairside.contracts.session.SessionCompleted;
import org.chairside.contracts.session.StopParty;
import org.chairside.intake.clearance.ClinicalStops;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.patient.StandingClearances;
import org.springframework.stereotype.Component;

/**
 * An infusion that a clinician stopped makes every clearance of the patient doubtful.
 *
 * <p>Who stopped it and whose it was are told by two events of one session, in this order; the first is remembered for the second.
 */
@Component
class SuspendClearancesWhenClinicianStopped {

    private final ClinicalStops stops;
    private final Patients patients;
    private final StandingClearances clearances;

    SuspendClearancesWhenClinicianStopped(ClinicalStops stops, Patients patients, StandingClearances clearances) {
        this.stops = stops;
        this.patients = patients;
        this.clearances = clearances;
    }

    void remember(InfusionStopped stopped) {
        if (stopped.by() == StopParty.CLINICAL) {
            stops.add(stopped.sessionId());
        }
    }

    void on(SessionCompleted completed) {
        if (stops.remove(completed.sessionId())) {
            patients.lock(completed.patient());
            clearances.suspendAll(completed.patient(), SuspensionTrigger.CLINICAL_STOP);
        }
    }
}
