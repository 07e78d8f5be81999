package org.chairside.session.session;

import org.chairside.session.startgate.KnowledgeOfOthers;
import org.springframework.stereotype.Service;

/** Looks at the start gate with all that others had said when the button was pressed. Has no transaction of its own: nothing is held while the barrier waits. */
@Service
public class EvaluateStartGateHandler {

    private final Sessions sessions;
    private final KnowledgeOfOthers others;
    private final StartGateKeeper keeper;

    EvaluateStartGateHandler(Sessions sessions, KnowledgeOfOthers others, StartGateKeeper keeper) {
        this.sessions = sessions;
        this.others = others;
        this.keeper = keeper;
    }

    public GateLook handle(EvaluateStartGate command) {
        var visit = sessions.find(command.session()).orElseThrow().visit();
        return keeper.look(command, others.about(visit.patient(), visit.site()));
    }
}
