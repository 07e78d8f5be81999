package org.chairside.scheduling.reactions;

import java.time.Instant;
import org.chairside.contracts.intake.ClearanceDeclined;
import org.chairside.contracts.intake.ClearanceExpired;
import org.chairside.contracts.intake.ClearanceRevoked;
import org.chairside.contracts.intake.ClearanceSuspended;
import org.chairside.contracts.intake.IntakeCleared;
import org.chairside.contracts.intake.IntakeOpened;
import org.chairside.scheduling.appointment.Doubt;
import org.chairside.scheduling.appointment.KnownClearances;
import org.chairside.scheduling.appointment.VisitRisks;
import org.springframework.stereotype.Component;

/** Warns at every site where the patient is still to come, and takes the warning back once a prescriber has cleared again. */
@Component
class WeighRiskWhenClearanceChanges {

    private final KnownClearances clearances;
    private final VisitRisks risks;

    WeighRiskWhenClearanceChanges(KnownClearances clearances, VisitRisks risks) {
        this.clearances = clearances;
        this.risks = risks;
    }

    void on(IntakeOpened event) {
        clearances.open(event.clearanceId(), event.patient(), event.protocol());
    }

    /** @param reviewedAt when the prescriber decided */
    void on(IntakeCleared event, Instant reviewedAt) {
        clearances.hold(event, reviewedAt);
        risks.weighAllOf(event.patient());
    }

    void on(ClearanceSuspended event) {
        clearances.doubt(event.clearanceId(), event.patient(), event.trigger().name());
        risks.weighAllOf(event.patient());
    }

    void on(ClearanceRevoked event) {
        clearances.doubt(event.clearanceId(), event.patient(), Doubt.CLEARANCE_REVOKED.name());
        risks.weighAllOf(event.patient());
    }

    void on(ClearanceExpired event) {
        clearances.doubt(event.clearanceId(), event.patient(), Doubt.CLEARANCE_EXPIRED.name());
        risks.weighAllOf(event.patient());
    }

    void on(ClearanceDeclined event) {
        clearances.doubt(event.clearanceId(), event.patient(), Doubt.CLEARANCE_DECLINED.name());
        risks.weighAllOf(event.patient());
    }
}
