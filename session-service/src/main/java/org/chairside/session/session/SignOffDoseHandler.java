package org.chairside.session.session;

import java.time.Clock;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownClearance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a second prescriber sign a high dose. */
@Service
public class SignOffDoseHandler {

    private final Sessions sessions;
    private final Facts facts;
    private final SessionRecord record;
    private final Clock clock;

    SignOffDoseHandler(Sessions sessions, Facts facts, SessionRecord record, Clock clock) {
        this.sessions = sessions;
        this.facts = facts;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<SessionEvent> handle(SignOffDose command) {
        var session = sessions.lock(command.session()).orElseThrow();
        var visit = session.visit();
        var policy = facts.policy(visit.site()).orElse(null);
        var site = facts.site(visit.site()).orElse(null);
        if (policy == null || site == null) {
            return Decision.refused(SessionRefusal.POLICY_UNKNOWN);
        }
        var cleared = facts.clearanceFor(visit.appointment(), visit.patient(), visit.protocol())
                .map(KnownClearance::terms)
                .orElse(null);
        var now = clock.instant();
        var decision = session.decide(command, cleared, site, policy, now);
        if (decision instanceof Accepted(var events)) {
            record.write(session, events, policy, now);
        }
        return decision;
    }
}
