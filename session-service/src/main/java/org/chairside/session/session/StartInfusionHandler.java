package org.chairside.session.session;

import org.chairside.contracts.Decision;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.session.startgate.KnowledgeOfOthers;
import org.springframework.stereotype.Service;

/** Starts an infusion through the gate, with all that others had said when the button was pressed. Has no transaction of its own: nothing is held while the barrier waits. */
@Service
public class StartInfusionHandler {

    private final Sessions sessions;
    private final KnowledgeOfOthers others;
    private final StartGateKeeper keeper;

    StartInfusionHandler(Sessions sessions, KnowledgeOfOthers others, StartGateKeeper keeper) {
        this.sessions = sessions;
        this.others = others;
        this.keeper = keeper;
    }

    public Decision<SessionEvent> handle(StartInfusion command) {
        var visit = sessions.find(command.session()).orElseThrow().visit();
        return keeper.start(command, others.about(visit.patient(), visit.site()));
    }
}
