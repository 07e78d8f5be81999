package org.chairside.session.session;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.session.facts.Facts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down who has come with the patient, or come back. */
@Service
public class RecordEscortArrivalHandler {

    private final Sessions sessions;
    private final Facts facts;
    private final SessionRecord record;
    private final Clock clock;

    RecordEscortArrivalHandler(Sessions sessions, Facts facts, SessionRecord record, Clock clock) {
        this.sessions = sessions;
        this.facts = facts;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<SessionEvent> handle(RecordEscortArrival command) {
        var session = sessions.lock(command.session()).orElseThrow();
        var policy = facts.policy(session.visit().site()).orElse(null);
        if (policy == null) {
            return Decision.refused(SessionRefusal.POLICY_UNKNOWN);
        }
        var named = facts.escort(session.visit().patient(), command.escort()).orElse(null);
        var now = clock.instant();
        var decision = session.decide(command, named, policy, now);
        if (decision instanceof Accepted(var events)) {
            record.write(session, events, policy, now);
        }
        return decision;
    }
}
