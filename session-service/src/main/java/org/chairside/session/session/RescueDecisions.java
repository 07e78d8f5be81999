package org.chairside.session.session;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.RescueMedicationGiven;
import org.chairside.contracts.session.SessionEvent;

/** What is given beside the infusion, before, during and after it; some kinds keep the patient longer (rules R2 and R3). */
final class RescueDecisions {

    private RescueDecisions() {}

    static Decision<SessionEvent> decide(
            Session session, SessionCommand.GiveRescueMedication command, SitePolicy policy, Instant now) {
        if (!VitalsDecisions.isWithinVisit(session, command.givenAt(), now)) {
            return Decision.refused(
                    SessionRefusal.GIVEN_TIME,
                    new UnmetRule("D11", "given-time", "Given before the visit or in the future."));
        }
        var given = new RescueMedicationGiven(
                session.id(),
                command.orderedBy(),
                command.givenBy(),
                command.givenAt(),
                Sealed.of(command.medication()));
        return switch (session.state()) {
            case PLANNED, PREPARED, INFUSING, PAUSED -> Decision.accepted(given);
            case RECOVERY, READY_FOR_DISCHARGE ->
                Decision.accepted(DischargeDecisions.reassessed(session, List.of(given), policy, now));
            case CLOSED, ABORTED ->
                DischargeDecisions.writtenDownAfterwards(session, command.givenAt(), List.of(given), now);
        };
    }
}
