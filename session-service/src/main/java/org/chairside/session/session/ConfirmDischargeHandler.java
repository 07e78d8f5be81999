package org.chairside.session.session;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.session.facts.Facts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a patient go home, when every rule allows it at this moment. */
@Service
public class ConfirmDischargeHandler {

    private final Sessions sessions;
    private final Facts facts;
    private final SessionRecord record;
    private final Clock clock;

    ConfirmDischargeHandler(Sessions sessions, Facts facts, SessionRecord record, Clock clock) {
        this.sessions = sessions;
        this.facts = facts;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<SessionEvent> handle(ConfirmDischarge command) {
        var session = sessions.lock(command.session()).orElseThrow();
        var policy = facts.policy(session.visit().site()).orElse(null);
        var site = facts.site(session.visit().site()).orElse(null);
        if (policy == null || site == null) {
            return Decision.refused(SessionRefusal.POLICY_UNKNOWN);
        }
        var now = clock.instant();
        var decision = session.decide(command, site.zone(), policy, now);
        if (decision instanceof Accepted(var events)) {
            record.write(session, events, policy, now);
        }
        return decision;
    }
}
