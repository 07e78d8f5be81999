package org.chairside.session.session;

import java.time.Clock;
import java.time.Instant;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.session.facts.Facts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out every command that the session can decide from its own state and the site's policy; needs no broker. */
@Service
public class SessionCommandHandler {

    private final Sessions sessions;
    private final Facts facts;
    private final SessionRecord record;
    private final Clock clock;

    SessionCommandHandler(Sessions sessions, Facts facts, SessionRecord record, Clock clock) {
        this.sessions = sessions;
        this.facts = facts;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<SessionEvent> handle(SessionCommand command) {
        var session = sessions.lock(command.session()).orElseThrow();
        var policy = facts.policy(session.visit().site()).orElse(null);
        if (policy == null) {
            return Decision.refused(SessionRefusal.POLICY_UNKNOWN);
        }
        var now = clock.instant();
        var decision = session.decide(command, policy, now);
        if (decision instanceof Accepted(var events)) {
            record.write(session, events, policy, now);
            keep(command, now);
        }
        return decision;
    }

    private void keep(SessionCommand command, Instant now) {
        var remark = command.remark();
        if (remark != null) {
            sessions.note(command.session(), now, remark);
        }
    }
}
