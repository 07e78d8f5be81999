package org.chairside.session.session;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.session.InfusionStarted;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.StartGateEvaluated;
import org.chairside.session.startgate.GateVerdict;

/** At the gate: what it said is recorded, and only an open one lets the pump run. Its rules are {@code startgate}'s. */
final class StartDecisions {

    private StartDecisions() {}

    static Decision<SessionEvent> decideLook(Session session, GateVerdict verdict) {
        return switch (session.state()) {
            case PLANNED, PREPARED -> Decision.accepted(evaluated(session, verdict));
            case INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> session.wrongState();
        };
    }

    static Decision<SessionEvent> decide(Session session, StartInfusion command, GateVerdict verdict, Instant now) {
        return switch (session.state()) {
            case PLANNED, PREPARED ->
                switch (verdict.result()) {
                    case CLOSED -> Decision.refused(SessionRefusal.START_GATE_CLOSED, verdict.unmet());
                    case OPEN ->
                        session.prepared() == null
                                ? session.wrongState()
                                : Decision.accepted(
                                        List.of(evaluated(session, verdict), started(session, command, now)));
                };
            case ABORTED -> Decision.refused(SessionRefusal.START_GATE_CLOSED, allThatIsUnmet(session, verdict));
            case INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED -> session.wrongState();
        };
    }

    /** Who was sent home learns by which rule, and not only that the session is over. */
    private static List<UnmetRule> allThatIsUnmet(Session session, GateVerdict verdict) {
        return Stream.concat(verdict.unmet().stream(), Stream.of(session.standsInTheWay()))
                .toList();
    }

    private static InfusionStarted started(Session session, StartInfusion command, Instant now) {
        var visit = session.visit();
        return new InfusionStarted(
                session.id(),
                visit.appointment(),
                visit.patient(),
                visit.site(),
                command.plannedMinutes(),
                now,
                Sealed.of(session.preparedDose()),
                command.startedBy());
    }

    private static StartGateEvaluated evaluated(Session session, GateVerdict verdict) {
        return new StartGateEvaluated(session.id(), verdict.result(), verdict.failedRules(), verdict.inputsHash());
    }
}
