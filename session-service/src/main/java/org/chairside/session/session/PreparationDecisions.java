package org.chairside.session.session;

import static org.chairside.contracts.policy.PolicyKey.D1_DOSE_MAX_MICROGRAMS_PER_KG;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.EscortPresence;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.*;
import org.chairside.session.discharge.DischargeRules;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.startgate.EscortRules;
import org.chairside.session.startgate.EscortWhereabouts;
import org.chairside.session.startgate.SecondSignOff;
import org.chairside.session.vitals.Chart;
import org.jspecify.annotations.Nullable;

/** Before the start: the escort, the second sign-off and the dose (rule D1), the weight (row D8 of docs/bad-input.md), giving up. */
final class PreparationDecisions {

    /** A larger jump against the last weight is taken for pounds or a slip of the finger until confirmed (row D8). */
    private static final int WEIGHT_JUMP_PERCENT = 20;

    private PreparationDecisions() {}

    static Decision<SessionEvent> decide(
            Session session, RecordEscortArrival command, @Nullable NamedEscort named, SitePolicy policy, Instant now) {
        var arrived = new EscortArrived(session.id(), command.escort(), command.inRoom(), now);
        return switch (session.state()) {
            case PLANNED, PREPARED, RECOVERY, READY_FOR_DISCHARGE -> Decision.accepted(arrived);
            case INFUSING, PAUSED -> {
                var here = new EscortWhereabouts(command.escort(), command.inRoom());
                var warnings = EscortRules.unmet(here, named, true, policy).stream()
                        .map(unmet -> new AlarmRaised(session.id(), AlarmTier.ADVISORY, unmet.rule(), now));
                yield Decision.accepted(Stream.<SessionEvent>concat(Stream.of(arrived), warnings)
                        .toList());
            }
            case CLOSED, ABORTED -> session.wrongState();
        };
    }

    static Decision<SessionEvent> decide(
            Session session, SessionCommand.RecordEscortDeparture command, SitePolicy policy, Instant now) {
        return switch (session.state()) {
            case PLANNED, PREPARED, INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE ->
                session.escort() == null && session.verifiedEscort() == null
                        ? Decision.refused(
                                SessionRefusal.ESCORT_NOT_HERE,
                                new UnmetRule("E1", "escort-not-here", "The escort has not arrived."))
                        : Decision.accepted(departed(session, command.fromSite(), policy, now));
            case CLOSED, ABORTED -> session.wrongState();
        };
    }

    /** The pump does not mind who is in the room; the nurse must know. */
    private static List<SessionEvent> departed(Session session, boolean fromSite, SitePolicy policy, Instant now) {
        var left = new EscortLeftRoom(session.id(), now, fromSite);
        var isMissed =
                switch (session.state()) {
                    case INFUSING, PAUSED -> mustStay(policy.escortPresence(), fromSite);
                    case PLANNED, PREPARED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> false;
                };
        return isMissed ? List.of(left, new AlarmRaised(session.id(), AlarmTier.ADVISORY, "E1", now)) : List.of(left);
    }

    private static boolean mustStay(EscortPresence presence, boolean fromSite) {
        return switch (presence) {
            case IN_ROOM -> true;
            case ON_SITE, NOT_IN_TREATMENT_AREA -> fromSite;
            case PICKUP -> false;
        };
    }

    static Decision<SessionEvent> decide(
            Session session,
            SignOffDose command,
            KnownClearance.@Nullable Terms cleared,
            KnownSite site,
            SitePolicy policy,
            Instant now) {
        return switch (session.state()) {
            case PLANNED, PREPARED -> {
                if (command.microgramsPerKg() > cap(cleared, policy)) {
                    yield aboveCap();
                }
                var unmet = new ArrayList<UnmetRule>();
                if (!SecondSignOff.isAnother(command.signedBy(), cleared == null ? null : cleared.clearedBy())) {
                    unmet.add(new UnmetRule(
                            "D1",
                            "second-sign-off-same-person",
                            "It must be known that the second prescriber is another than the one who cleared."));
                }
                if (!command.licensedStates().contains(site.state())) {
                    unmet.add(new UnmetRule(
                            "P1", "state-not-licensed", "The prescriber is not licensed in " + site.state() + "."));
                }
                yield unmet.isEmpty()
                        ? Decision.accepted(new DoseSignedOff(
                                session.id(),
                                command.signedBy(),
                                now,
                                Sealed.of(new SignedDose(command.microgramsPerKg()))))
                        : Decision.refused(SessionRefusal.SECOND_SIGN_OFF, unmet);
            }
            case INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> session.wrongState();
        };
    }

    static Decision<SessionEvent> decide(
            Session session,
            PrepareInfusion command,
            List<UnmetRule> ruledOut,
            int concentrationMicrogramsPerMl,
            KnownClearance.@Nullable Terms cleared,
            @Nullable Integer lastWeightGrams,
            SitePolicy policy,
            Instant now) {
        return switch (session.state()) {
            case PLANNED -> {
                if (!ruledOut.isEmpty()) {
                    yield Decision.refused(SessionRefusal.TREATMENT_RULED_OUT, ruledOut);
                }
                var weighedAt = command.weighedAt() == null ? now : command.weighedAt();
                if (weighedAt.isAfter(now.plus(Chart.CLOCK_TOLERANCE))) {
                    yield Decision.refused(
                            SessionRefusal.WEIGHED_TIME,
                            new UnmetRule("C5", "weighed-time", "Nobody was weighed in the future."));
                }
                if (command.microgramsPerKg() > cap(cleared, policy)) {
                    yield aboveCap();
                }
                var unsigned = SecondSignOff.unmet(
                        command.microgramsPerKg(),
                        session.signOff(),
                        cleared == null ? null : cleared.clearedBy(),
                        policy);
                if (unsigned.isPresent()) {
                    yield Decision.refused(SessionRefusal.SECOND_SIGN_OFF, List.of(unsigned.get()));
                }
                if (lastWeightGrams != null
                        && !command.weightConfirmed()
                        && jumps(command.weightGrams(), lastWeightGrams)) {
                    yield Decision.refused(
                            SessionRefusal.CONFIRM_REQUIRED,
                            new UnmetRule("C5", "weight-jump", "The weight is far from the last one: weigh again."));
                }
                yield Decision.accepted(prepared(session, command, concentrationMicrogramsPerMl, weighedAt));
            }
            case PREPARED, INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> session.wrongState();
        };
    }

    /** The volume is rounded down as the dose is: what is drawn is never above what was ordered, nor above what the ledger enters. */
    private static SessionPrepared prepared(
            Session session, PrepareInfusion command, int concentration, Instant weighedAt) {
        var dose = command.doseMicrograms();
        return new SessionPrepared(
                session.id(),
                command.vial(),
                Sealed.of(new PreparedDose(
                        dose,
                        command.weightGrams(),
                        command.microgramsPerKg(),
                        concentration,
                        dose * 1000 / concentration)),
                command.identityConfirmedByTwoFactors(),
                weighedAt);
    }

    private static int cap(KnownClearance.@Nullable Terms cleared, SitePolicy policy) {
        var chain = policy.number(D1_DOSE_MAX_MICROGRAMS_PER_KG);
        return cleared == null || cleared.maxMicrogramsPerKg() == null
                ? chain
                : Math.min(chain, cleared.maxMicrogramsPerKg());
    }

    private static Decision<SessionEvent> aboveCap() {
        return Decision.refused(
                SessionRefusal.DOSE_CAP, new UnmetRule("D1", "dose-cap", "The dose is above what may be given."));
    }

    private static boolean jumps(int weight, int last) {
        return Math.abs(weight - last) * 100L > (long) last * WEIGHT_JUMP_PERCENT;
    }

    static Decision<SessionEvent> decide(Session session, DiscardPreparation command, Instant now) {
        return switch (session.state()) {
            case PREPARED ->
                command.micrograms() == session.preparedDose().doseMicrograms()
                        ? Decision.accepted(new PreparationDiscarded(session.id(), now))
                        : Decision.refused(
                                SessionRefusal.NOT_WHAT_WAS_DRAWN,
                                new UnmetRule(
                                        "K1",
                                        "not-what-was-drawn",
                                        "All that was drawn is discarded, no more or less."));
            case PLANNED, INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> session.wrongState();
        };
    }

    /** Whoever was sedated before a start that never came leaves as after one: in time (rules R2 and R3) and with an escort (rule E2). */
    static Decision<SessionEvent> decideAbort(Session session, SitePolicy policy, Instant now) {
        return switch (session.state()) {
            case PLANNED, PREPARED -> {
                var unmet = DischargeRules.unmetUntreated(session.rescues(), session.verifiedEscort(), policy, now);
                yield unmet.isEmpty()
                        ? Decision.accepted(aborted(session, "not-started", now))
                        : Decision.refused(SessionRefusal.DISCHARGE_RULE, unmet);
            }
            case INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> session.wrongState();
        };
    }

    /**
     * The visit ended elsewhere: what has not started is given up; a pump that runs is people's business, and they are told. So is a patient
     * who was sedated: the desk does not send one home by a record.
     */
    static Decision<SessionEvent> decideUntreated(Session session, Instant now) {
        return switch (session.state()) {
            case PLANNED, PREPARED ->
                Decision.accepted(DischargeRules.heldBy(session.rescues())
                        .<SessionEvent>map(rule -> new AlarmRaised(session.id(), AlarmTier.ADVISORY, rule, now))
                        .orElseGet(() -> aborted(session, "patient-not-treated", now)));
            case INFUSING, PAUSED -> VitalsDecisions.decideWarning(session, "VISIT", now);
            case RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> Decision.accepted(List.of());
        };
    }

    /** @param reason a code for the event; what was drawn stays in the ledger until it is wasted (rule K1) */
    private static SessionAborted aborted(Session session, String reason, Instant now) {
        return new SessionAborted(session.id(), session.visit().appointment(), reason, now);
    }
}
