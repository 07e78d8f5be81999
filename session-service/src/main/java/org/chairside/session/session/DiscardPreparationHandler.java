package org.chairside.session.session;

import java.time.Clock;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.VialEvent;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownVisit;
import org.chairside.session.vial.DrugLedger;
import org.chairside.session.vial.WasteDrug;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a preparation back: the session is planned again and the ledger shows its drug as wasted, or neither. */
@Service
public class DiscardPreparationHandler {

    private final Sessions sessions;
    private final Facts facts;
    private final DrugLedger ledger;
    private final SessionRecord record;
    private final Clock clock;

    DiscardPreparationHandler(Sessions sessions, Facts facts, DrugLedger ledger, SessionRecord record, Clock clock) {
        this.sessions = sessions;
        this.facts = facts;
        this.ledger = ledger;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<SessionEvent> handle(DiscardPreparation command) {
        var session = sessions.lock(command.session()).orElseThrow();
        var visit = session.visit();
        var now = clock.instant();
        var decision = session.decide(command, now);
        var prepared = session.prepared();
        if (prepared == null || !(decision instanceof Accepted(List<SessionEvent> events))) {
            return decision;
        }
        var waste = new WasteDrug(session.id(), command.micrograms(), command.discardedBy(), command.witness(), null);
        var journey = facts.visit(visit.appointment()).map(KnownVisit::journey).orElse(null);
        if (ledger.handle(prepared.vial(), waste, journey) instanceof Refused<VialEvent>(var refusal)) {
            return new Refused<>(refusal);
        }
        record.write(session, events, facts.policy(visit.site()).orElse(null), now);
        return decision;
    }
}
