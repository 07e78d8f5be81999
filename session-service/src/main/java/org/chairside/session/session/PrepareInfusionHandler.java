package org.chairside.session.session;

import java.time.Clock;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.Decision.Refused;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.VialEvent;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownVisit;
import org.chairside.session.startgate.TreatmentToday;
import org.chairside.session.vial.DrawDrug;
import org.chairside.session.vial.DrugLedger;
import org.chairside.session.vial.Vial;
import org.chairside.session.vial.Vials;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws a dose: the session is prepared and the ledger shows it as drawn, or neither. */
@Service
public class PrepareInfusionHandler {

    private final Sessions sessions;
    private final Vials vials;
    private final Facts facts;
    private final DrugLedger ledger;
    private final SessionRecord record;
    private final Clock clock;

    PrepareInfusionHandler(
            Sessions sessions, Vials vials, Facts facts, DrugLedger ledger, SessionRecord record, Clock clock) {
        this.sessions = sessions;
        this.vials = vials;
        this.facts = facts;
        this.ledger = ledger;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public Decision<SessionEvent> handle(PrepareInfusion command) {
        var session = sessions.lock(command.session()).orElseThrow();
        var visit = session.visit();
        var policy = facts.policy(visit.site()).orElse(null);
        var site = facts.site(visit.site()).orElse(null);
        if (policy == null || site == null) {
            return Decision.refused(SessionRefusal.POLICY_UNKNOWN);
        }
        var vial = vials.find(command.vial()).orElse(null);
        if (vial == null) {
            return Vial.notHere();
        }
        var now = clock.instant();
        var lastWeight = sessions.lastWeight(visit.patient(), session.id()).orElse(null);
        var clearance = facts.clearanceFor(visit.appointment(), visit.patient(), visit.protocol());
        var ruledOut = TreatmentToday.unmet(
                facts.isTurnedAway(visit.appointment()),
                facts.dayOfCheck(visit.appointment()).orElse(null),
                clearance);
        var cleared = clearance.map(KnownClearance::terms).orElse(null);
        var decision = session.decide(
                command, ruledOut, vial.concentrationMicrogramsPerMl(), cleared, lastWeight, policy, now);
        if (!(decision instanceof Accepted(List<SessionEvent> events))) {
            return decision;
        }
        var draw = new DrawDrug(
                session.id(),
                visit.site(),
                command.doseMicrograms(),
                command.preparedBy(),
                now.atZone(site.zone()).toLocalDate());
        var journey = facts.visit(visit.appointment()).map(KnownVisit::journey).orElse(null);
        if (ledger.handle(command.vial(), draw, journey) instanceof Refused<VialEvent>(var refusal)) {
            return new Refused<>(refusal);
        }
        record.write(session, events, policy, now);
        return decision;
    }
}
