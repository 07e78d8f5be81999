package org.chairside.session.session;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.*;
import org.chairside.session.discharge.DischargeRules;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.session.Session.State;
import org.jspecify.annotations.Nullable;

/** From the recovery chair to the door: scores, the escort (rule E2), the way home. The rules themselves are {@link DischargeRules}. */
final class DischargeDecisions {

    private DischargeDecisions() {}

    static Decision<SessionEvent> decide(
            Session session, SessionCommand.RecordDischargeScore command, SitePolicy policy, Instant now) {
        return switch (session.state()) {
            case RECOVERY, READY_FOR_DISCHARGE -> {
                var recorded = new DischargeScoreRecorded(session.id(), now, Sealed.of(command.score()));
                yield Decision.accepted(reassessed(session, List.of(recorded), policy, now));
            }
            case PLANNED, PREPARED, INFUSING, PAUSED, CLOSED, ABORTED -> session.wrongState();
        };
    }

    /** Adds that the criteria are met now, or that they no longer are. */
    static List<SessionEvent> reassessed(Session session, List<SessionEvent> events, SitePolicy policy, Instant now) {
        var after = session.after(events, now);
        var unmet = DischargeRules.unmetCriteria(after.recovery(), policy, now);
        var result = new ArrayList<>(events);
        if (after.state() == State.RECOVERY && unmet.isEmpty()) {
            result.add(new DischargeCriteriaMet(session.id(), now));
        } else if (after.state() == State.READY_FOR_DISCHARGE && !unmet.isEmpty()) {
            result.add(new AlarmRaised(
                    session.id(), AlarmTier.ADVISORY, unmet.getFirst().rule(), now));
        }
        return result;
    }

    /** What happened before the patient left is never kept off the record; a person looks at what was not known at the door. */
    static Decision<SessionEvent> writtenDownAfterwards(
            Session session, Instant happenedAt, List<SessionEvent> events, Instant now) {
        var leftAt = session.departure().leftAt();
        if (leftAt == null || happenedAt.isAfter(leftAt)) {
            return session.wrongState();
        }
        return Decision.accepted(Stream.concat(
                        events.stream(), Stream.of(new AlarmRaised(session.id(), AlarmTier.ADVISORY, "LATE", now)))
                .toList());
    }

    static Decision<SessionEvent> decide(
            Session session, VerifyEscort command, @Nullable NamedEscort named, SitePolicy policy, Instant now) {
        return switch (session.state()) {
            case READY_FOR_DISCHARGE -> verified(session, command, named, List.of(), now);
            case RECOVERY -> {
                var unmet = DischargeRules.unmetCriteria(session.recovery(), policy, now);
                yield unmet.isEmpty()
                        ? verified(session, command, named, List.of(new DischargeCriteriaMet(session.id(), now)), now)
                        : Decision.refused(SessionRefusal.NOT_READY_TO_LEAVE, unmet);
            }
            case PLANNED, PREPARED -> {
                if (DischargeRules.heldBy(session.rescues()).isEmpty()) {
                    yield session.wrongState();
                }
                var unmet = DischargeRules.unmetAfterRescue(session.rescues(), policy, now);
                yield unmet.isEmpty()
                        ? verified(session, command, named, List.of(), now)
                        : Decision.refused(SessionRefusal.NOT_READY_TO_LEAVE, unmet);
            }
            case INFUSING, PAUSED, CLOSED, ABORTED -> session.wrongState();
        };
    }

    /** Whoever is looked at at the door is still there when it opens; hours before, nobody knows. */
    private static Decision<SessionEvent> verified(
            Session session,
            VerifyEscort command,
            @Nullable NamedEscort named,
            List<SessionEvent> before,
            Instant now) {
        var unmet = unmetBy(command, named);
        if (!unmet.isEmpty()) {
            return Decision.refused(SessionRefusal.ESCORT_NOT_ACCEPTED, unmet);
        }
        var events = new ArrayList<>(before);
        events.add(new EscortVerified(session.id(), command.escort(), command.verifiedBy(), now));
        return Decision.accepted(events);
    }

    private static List<UnmetRule> unmetBy(VerifyEscort command, @Nullable NamedEscort named) {
        var unmet = new ArrayList<UnmetRule>();
        if (named == null) {
            unmet.add(new UnmetRule("E2", "escort-not-named", "The patient has not named this person."));
        } else if (!named.adult()) {
            unmet.add(new UnmetRule("E2", "escort-not-adult", "The escort is not known to be an adult."));
        }
        if (!command.identified()) {
            unmet.add(new UnmetRule("E2", "escort-not-identified", "The escort has not been identified."));
        }
        if (!command.fitToDrive()) {
            unmet.add(new UnmetRule("E2", "escort-not-fit", "The escort is not fit to drive."));
        }
        return unmet;
    }

    static Decision<SessionEvent> decide(
            Session session, ConfirmDischarge command, ZoneId zone, SitePolicy policy, Instant now) {
        return switch (session.state()) {
            case RECOVERY ->
                Decision.refused(SessionRefusal.DISCHARGE_RULE, DischargeRules.unmet(session.recovery(), policy, now));
            case READY_FOR_DISCHARGE -> {
                var recovery = session.recovery();
                var unmet = DischargeRules.unmet(recovery, policy, now);
                var home = recovery.verifiedEscort();
                if (!unmet.isEmpty() || home == null) {
                    yield Decision.refused(SessionRefusal.DISCHARGE_RULE, unmet);
                }
                yield Decision.accepted(new DischargeConfirmed(
                        session.id(),
                        session.visit().appointment(),
                        session.visit().patient(),
                        session.visit().site(),
                        home,
                        now,
                        DischargeRules.restrictionsEnd(recovery.infusionEndedAt(), zone, policy, now),
                        command.confirmedBy()));
            }
            case PLANNED, PREPARED, INFUSING, PAUSED, CLOSED, ABORTED -> session.wrongState();
        };
    }
}
