package org.chairside.session.reactions;

import org.chairside.contracts.PatientToken;
import org.chairside.session.session.SessionCommand.WarnOfFallenClearance;
import org.chairside.session.session.SessionCommandHandler;
import org.chairside.session.session.Sessions;
import org.springframework.stereotype.Component;

/**
 * A clearance that falls while the pump runs raises an advisory and touches no pump: stopping an infusion half-way is itself a clinical act,
 * and the nurse and the prescriber stand beside the patient. A session that has not started is held by the gate.
 */
@Component
class WarnNurseWhenClearanceFalls {

    private final Sessions sessions;
    private final SessionCommandHandler handler;

    WarnNurseWhenClearanceFalls(Sessions sessions, SessionCommandHandler handler) {
        this.sessions = sessions;
        this.handler = handler;
    }

    void on(PatientToken patient) {
        sessions.lockRunning(patient).forEach(session -> handler.handle(new WarnOfFallenClearance(session)));
    }
}
