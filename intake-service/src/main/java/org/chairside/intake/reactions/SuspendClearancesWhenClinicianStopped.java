package org.chairside.intake.reactions;

import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.contracts.session.InfusionStopped;
import org.chairside.contracts.session.SessionCompleted;
import org.chairside.contracts.session.StopParty;
import org.chairside.intake.patient.Patients;
import org.chairside.intake.patient.StandingClearances;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An infusion that a clinician stopped makes every clearance of the patient doubtful.
 *
 * <p>Who stopped it and whose it was are told by two events of one session, in this order; the first is remembered for the second.
 */
@Component
class SuspendClearancesWhenClinicianStopped {

    private final JdbcClient jdbc;
    private final Patients patients;
    private final StandingClearances clearances;

    SuspendClearancesWhenClinicianStopped(JdbcClient jdbc, Patients patients, StandingClearances clearances) {
        this.jdbc = jdbc;
        this.patients = patients;
        this.clearances = clearances;
    }

    void remember(InfusionStopped stopped) {
        if (stopped.by() == StopParty.CLINICAL) {
            jdbc.sql("insert into clinical_stop (session) values (?) on conflict do nothing")
                    .param(stopped.sessionId().value())
                    .update();
        }
    }

    void on(SessionCompleted completed) {
        var clinical = jdbc.sql("delete from clinical_stop where session = ?")
                .param(completed.sessionId().value())
                .update();
        if (clinical > 0) {
            patients.lock(completed.patient());
            clearances.suspendAll(completed.patient(), SuspensionTrigger.CLINICAL_STOP);
        }
    }
}
