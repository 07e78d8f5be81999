package org.chairside.session.reactions;

import java.util.List;
import java.util.function.Predicate;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.ConsentWithdrawn;
import org.chairside.contracts.intake.DayOfCheckFailed;
import org.chairside.session.facts.Facts;
import org.chairside.session.session.Session;
import org.chairside.session.session.SessionCommand.WarnOfFallenRule;
import org.chairside.session.session.SessionCommandHandler;
import org.chairside.session.session.Sessions;
import org.springframework.stereotype.Component;

/**
 * What a start was allowed by and falls while the pump runs raises an advisory and touches no pump: stopping an infusion half-way is itself
 * a clinical act, and the nurse and the prescriber stand beside the patient. A session that has not started, or stands, is held by the gate.
 */
@Component
class WarnNurseWhilePumpRuns {

    private final Facts facts;
    private final Sessions sessions;
    private final SessionCommandHandler handler;

    WarnNurseWhilePumpRuns(Facts facts, Sessions sessions, SessionCommandHandler handler) {
        this.facts = facts;
        this.sessions = sessions;
        this.handler = handler;
    }

    /** A clearance whose protocol is not known may be the one behind any infusion. */
    void clearanceFell(ClearanceId clearance, PatientToken patient) {
        var known = facts.clearances(patient).stream()
                .filter(each -> each.id().equals(clearance) && each.protocol() != null)
                .toList();
        warn(
                patient,
                session -> known.stream()
                        .allMatch(each -> each.protocol() == session.visit().protocol()),
                "C1");
    }

    void on(ConsentWithdrawn withdrawn) {
        warn(withdrawn.patient(), session -> session.visit().protocol() == withdrawn.protocol(), "C2");
    }

    /** Each rule by its name: who ate is watched otherwise than who drank wine. */
    void on(DayOfCheckFailed failed) {
        var rules = failed.reasons().isEmpty() ? List.of("DAY_OF") : failed.reasons();
        rules.forEach(rule ->
                warn(failed.patient(), session -> session.visit().appointment().equals(failed.appointmentId()), rule));
    }

    private void warn(PatientToken patient, Predicate<Session> about, String rule) {
        sessions.lockRunning(patient).stream()
                .filter(about)
                .forEach(session -> handler.handle(new WarnOfFallenRule(session.id(), rule)));
    }
}
