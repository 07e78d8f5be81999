package org.chairside.intake.clearance;

import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.chairside.intake.clearance.ClearanceCommand.SuspendClearance;
import org.chairside.intake.patient.StandingClearances;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Suspends what no longer rests on firm ground; what does not stand anyway stays as it is. */
@Service
class SuspendClearances implements StandingClearances {

    private final Clearances clearances;
    private final ClearanceCommandHandler handler;

    SuspendClearances(Clearances clearances, ClearanceCommandHandler handler) {
        this.clearances = clearances;
        this.handler = handler;
    }

    @Override
    @Transactional
    public void suspendAll(PatientToken patient, SuspensionTrigger trigger) {
        clearances.of(patient).forEach(clearance -> handler.handle(new SuspendClearance(clearance.id(), trigger)));
    }

    @Override
    @Transactional
    public void suspend(PatientToken patient, Protocol protocol, SuspensionTrigger trigger) {
        clearances
                .current(patient, protocol)
                .ifPresent(clearance -> handler.handle(new SuspendClearance(clearance.id(), trigger)));
    }
}
