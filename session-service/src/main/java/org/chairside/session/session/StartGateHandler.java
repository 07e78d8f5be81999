package org.chairside.session.session;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Decision.Accepted;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.session.facts.Facts;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.startgate.DeliveredInfusion;
import org.chairside.session.startgate.GateFacts;
import org.chairside.session.startgate.InfusionLength;
import org.chairside.session.startgate.Knowledge;
import org.chairside.session.startgate.Pressure;
import org.chairside.session.startgate.ResumeGate;
import org.chairside.session.startgate.Spacing;
import org.chairside.session.startgate.StartGate;
import org.chairside.session.vial.Vials;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks at the gate, starts through it, and lets a pump that stands run on, each in one transaction.
 *
 * <p>The waiting for knowledge is over by then: whatever the barrier let in is committed, so every read here sees it.
 */
@Service
public class StartGateHandler {

    private final Sessions sessions;
    private final Facts facts;
    private final Vials vials;
    private final SessionRecord record;
    private final Clock clock;

    StartGateHandler(Sessions sessions, Facts facts, Vials vials, SessionRecord record, Clock clock) {
        this.sessions = sessions;
        this.facts = facts;
        this.vials = vials;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public GateLook handle(EvaluateStartGate command) {
        var session = sessions.lockForStart(command.session()).orElseThrow();
        var policy = facts.policy(session.visit().site()).orElse(null);
        if (policy == null) {
            return new GateLook(Decision.refused(SessionRefusal.POLICY_UNKNOWN), List.of());
        }
        var now = clock.instant();
        var planned = InfusionLength.of(session.visit().protocol(), policy).planned();
        var verdict = StartGate.evaluate(
                factsOf(session, command.knowledge(), planned, command.byPrescriber(), now), policy, now);
        var decision = session.decide(command, verdict);
        return new GateLook(written(session, decision, policy, now), verdict.unmet());
    }

    @Transactional
    public Decision<SessionEvent> handle(StartInfusion command) {
        var session = sessions.lockForStart(command.session()).orElseThrow();
        var policy = facts.policy(session.visit().site()).orElse(null);
        if (policy == null) {
            return Decision.refused(
                    SessionRefusal.START_GATE_CLOSED,
                    new UnmetRule("POLICY", "policy-unknown", "The policy of this site is not known yet."));
        }
        var now = clock.instant();
        var gateFacts = factsOf(session, command.knowledge(), command.plannedMinutes(), command.byPrescriber(), now);
        var decision = session.decide(command, StartGate.evaluate(gateFacts, policy, now), now);
        return written(session, decision, policy, now);
    }

    @Transactional
    public Decision<SessionEvent> handle(ResumeInfusion command) {
        var session = sessions.lockForStart(command.session()).orElseThrow();
        var policy = facts.policy(session.visit().site()).orElse(null);
        if (policy == null) {
            return Decision.refused(SessionRefusal.POLICY_UNKNOWN);
        }
        var now = clock.instant();
        var planned = InfusionLength.of(session.visit().protocol(), policy).planned();
        var fallen = ResumeGate.unmet(factsOf(session, command.knowledge(), planned, false, now), policy, now);
        var decision = written(session, session.decide(command, fallen, policy, now), policy, now);
        var remark = command.remark();
        if (remark != null && decision instanceof Accepted) {
            sessions.note(command.session(), now, remark);
        }
        return decision;
    }

    private Decision<SessionEvent> written(
            Session session, Decision<SessionEvent> decision, SitePolicy policy, Instant now) {
        if (decision instanceof Accepted(var events)) {
            record.write(session, events, policy, now);
        }
        return decision;
    }

    private GateFacts factsOf(
            Session session, Knowledge knowledge, int plannedMinutes, boolean byPrescriber, Instant now) {
        var visit = session.visit();
        var patient = visit.patient();
        var escort = session.escort();
        var prepared = session.prepared();
        var site = facts.site(visit.site());
        var delivered = sessions.delivered(patient, session.id());
        return new GateFacts(
                knowledge,
                visit.protocol(),
                visit.scheduledStart(),
                facts.isTurnedAway(visit.appointment()),
                sessions.isTaken(visit.chair(), session.id()),
                site.orElse(null),
                facts.clearances(patient),
                facts.medicationsChangedAt(patient).orElse(null),
                facts.dayOfCheck(visit.appointment()).orElse(null),
                facts.consent(patient, visit.protocol()).orElse(null),
                delivered,
                spacings(delivered),
                site.flatMap(here -> worstElsewhere(session, here, now)).orElse(null),
                escort,
                escort == null ? null : facts.escort(patient, escort.escort()).orElse(null),
                session.signOff(),
                prepared,
                prepared == null
                        ? 0
                        : vials.find(prepared.vial())
                                .map(vial -> vial.drawnFor(session.id()).unaccounted())
                                .orElse(0L),
                session.chart(),
                session.rescues(),
                plannedMinutes,
                byPrescriber);
    }

    private Map<SiteCode, Spacing> spacings(List<DeliveredInfusion> delivered) {
        var spacings = new HashMap<SiteCode, Spacing>();
        for (var infusion : delivered) {
            facts.policy(infusion.site()).map(Spacing::of).ifPresent(asked -> spacings.put(infusion.site(), asked));
        }
        return spacings;
    }

    private Optional<Pressure> worstElsewhere(Session session, KnownSite here, Instant now) {
        var today = now.atZone(here.zone()).toLocalDate();
        return sessions.worstPressure(
                session.visit().patient(),
                session.id(),
                today.atStartOfDay(here.zone()).toInstant(),
                today.plusDays(1).atStartOfDay(here.zone()).toInstant());
    }
}
