package org.chairside.session.reactions;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.scheduling.PatientCheckedIn;
import org.chairside.journal.ImpossibleTransition;
import org.chairside.session.facts.Facts;
import org.chairside.session.session.PlanSession;
import org.chairside.session.session.PlanSessionHandler;
import org.springframework.stereotype.Component;

/** A patient who has arrived gets a session to prepare. */
@Component
class PlanSessionWhenPatientCheckedIn {

    private final Facts facts;
    private final PlanSessionHandler plan;

    PlanSessionWhenPatientCheckedIn(Facts facts, PlanSessionHandler plan) {
        this.facts = facts;
        this.plan = plan;
    }

    void on(PatientCheckedIn event) {
        var visit = facts.visit(event.appointmentId())
                .orElseThrow(() -> new ImpossibleTransition("checked in without a booking"));
        plan.handle(new PlanSession(
                SessionId.random(),
                visit.appointment(),
                visit.patient(),
                visit.site(),
                visit.chair(),
                visit.protocol(),
                visit.scheduledStart(),
                event.arrivedAt()));
    }
}
