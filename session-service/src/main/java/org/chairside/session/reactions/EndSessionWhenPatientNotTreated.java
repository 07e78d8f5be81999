package org.chairside.session.reactions;

import org.chairside.contracts.scheduling.PatientNotTreated;
import org.chairside.session.facts.Facts;
import org.chairside.session.session.EndUntreatedSession;
import org.chairside.session.session.EndUntreatedSessionHandler;
import org.chairside.session.session.Session;
import org.chairside.session.session.Sessions;
import org.springframework.stereotype.Component;

/**
 * A patient who was sent home leaves no session waiting for a start; what was drawn for it stays open in the ledger until it is wasted. A
 * pump that runs, and a patient who was sedated, outrank the record of the desk: they are left alone, and the nurse is told.
 */
@Component
class EndSessionWhenPatientNotTreated {

    private final Facts facts;
    private final Sessions sessions;
    private final EndUntreatedSessionHandler end;

    EndSessionWhenPatientNotTreated(Facts facts, Sessions sessions, EndUntreatedSessionHandler end) {
        this.facts = facts;
        this.sessions = sessions;
        this.end = end;
    }

    void on(PatientNotTreated event) {
        facts.turnedAway(event.appointmentId());
        sessions.of(event.appointmentId())
                .map(Session::id)
                .map(EndUntreatedSession::new)
                .ifPresent(end::handle);
    }
}
