package org.chairside.session.session;

import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.session.SessionEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lays out a session; one visit has one. */
@Service
public class PlanSessionHandler {

    private final Sessions sessions;
    private final SessionRecord record;

    PlanSessionHandler(Sessions sessions, SessionRecord record) {
        this.sessions = sessions;
        this.record = record;
    }

    @Transactional
    public Decision<SessionEvent> handle(PlanSession command) {
        if (sessions.of(command.appointment()).isPresent()) {
            return Decision.accepted(List.of());
        }
        var decision = Session.decide(command);
        if (decision instanceof Accepted(var events)) {
            record.write(null, events, null, command.arrivedAt());
        }
        return decision;
    }
}
