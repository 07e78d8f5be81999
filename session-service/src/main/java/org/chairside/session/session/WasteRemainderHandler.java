package org.chairside.session.session;

import org.chairside.contracts.Decision;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.session.VialEvent;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownVisit;
import org.chairside.session.vial.DrugLedger;
import org.chairside.session.vial.WasteDrug;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters in the drug ledger what was left of a session's drug and destroyed. */
@Service
public class WasteRemainderHandler {

    private final Sessions sessions;
    private final Facts facts;
    private final DrugLedger ledger;

    WasteRemainderHandler(Sessions sessions, Facts facts, DrugLedger ledger) {
        this.sessions = sessions;
        this.facts = facts;
        this.ledger = ledger;
    }

    @Transactional
    public Decision<VialEvent> handle(WasteRemainder command) {
        var session = sessions.lock(command.session()).orElseThrow();
        if (!session.isOver()) {
            return session.wrongState();
        }
        var prepared = session.prepared();
        if (prepared == null) {
            return Decision.refused(
                    SessionRefusal.NOTHING_DRAWN,
                    new UnmetRule("K1", "nothing-drawn", "Nothing was drawn for this session."));
        }
        var journey = facts.visit(session.visit().appointment())
                .map(KnownVisit::journey)
                .orElse(null);
        var infusion = session.infusion();
        var waste = new WasteDrug(
                session.id(),
                command.micrograms(),
                command.wastedBy(),
                command.witness(),
                infusion == null ? null : infusion.startedBy());
        return ledger.handle(prepared.vial(), waste, journey);
    }
}
