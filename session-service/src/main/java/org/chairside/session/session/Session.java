package org.chairside.session.session;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.contracts.session.SessionEvent;
import org.chairside.contracts.session.SessionPlanned;
import org.chairside.session.discharge.Recovery;
import org.chairside.session.discharge.RescueDose;
import org.chairside.session.discharge.ScoredDischarge;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownSite;
import org.chairside.session.facts.NamedEscort;
import org.chairside.session.startgate.DoseSignOff;
import org.chairside.session.startgate.EscortWhereabouts;
import org.chairside.session.startgate.GateVerdict;
import org.chairside.session.startgate.Prepared;
import org.chairside.session.startgate.ResumeGate;
import org.chairside.session.vitals.Chart;
import org.jspecify.annotations.Nullable;

/**
 * One session, from check-in to discharge: where it stands, and which decision answers which command.
 *
 * <p>What the decisions are stands beside it, by concern: {@link PreparationDecisions}, {@link StartDecisions}, {@link VitalsDecisions},
 * {@link PumpDecisions}, {@link RescueDecisions}, {@link DischargeDecisions}. What an event does to it stands in {@link Evolution}.
 *
 * @param version the sequence of its last event
 * @param escort where the escort was last seen; absent until they arrive
 * @param infusion absent until the pump starts
 * @param rescues what was given beside the infusion, in the order it was written down
 */
public record Session(
        SessionId id,
        int version,
        State state,
        Visit visit,
        @Nullable EscortWhereabouts escort,
        Monitoring monitoring,
        Preparation preparation,
        @Nullable Infusion infusion,
        List<RescueDose> rescues,
        Departure departure) {

    /** Where a session stands. A stopped infusion is in recovery; how it ended stands in {@link Infusion.End}. */
    public enum State {
        PLANNED,
        PREPARED,
        INFUSING,
        PAUSED,
        RECOVERY,
        READY_FOR_DISCHARGE,
        CLOSED,
        ABORTED
    }

    public Session {
        rescues = List.copyOf(rescues);
    }

    static Decision<SessionEvent> decide(PlanSession command) {
        return Decision.accepted(new SessionPlanned(
                command.session(),
                command.appointment(),
                command.patient(),
                command.site(),
                command.chair(),
                command.protocol(),
                command.scheduledStart()));
    }

    Decision<SessionEvent> decide(SessionCommand command, SitePolicy policy, Instant now) {
        return switch (command) {
            case SessionCommand.RecordEscortDeparture departure ->
                PreparationDecisions.decide(this, departure, policy, now);
            case SessionCommand.RecordVitals vitals -> VitalsDecisions.decide(this, vitals, policy, now);
            case SessionCommand.GiveRescueMedication rescue -> RescueDecisions.decide(this, rescue, policy, now);
            case SessionCommand.PauseInfusion pause -> PumpDecisions.decide(this, pause, now);
            case SessionCommand.StopInfusion stop -> PumpDecisions.decide(this, stop, now);
            case SessionCommand.CompleteInfusion over -> PumpDecisions.decide(this, over, now);
            case SessionCommand.RecordDischargeScore score -> DischargeDecisions.decide(this, score, policy, now);
            case SessionCommand.AbortSession _ -> PreparationDecisions.decideAbort(this, policy, now);
            case SessionCommand.WarnOfFallenRule fallen -> VitalsDecisions.decideWarning(this, fallen.rule(), now);
            case SessionCommand.WatchSession _ -> VitalsDecisions.decideWatch(this, policy, now);
        };
    }

    /** @param cleared what the prescriber allowed; absent while unknown */
    Decision<SessionEvent> decide(
            SignOffDose command,
            KnownClearance.@Nullable Terms cleared,
            KnownSite site,
            SitePolicy policy,
            Instant now) {
        return PreparationDecisions.decide(this, command, cleared, site, policy, now);
    }

    /**
     * Weighs and doses.
     *
     * @param ruledOut why this patient is not treated today; empty if nothing is known against it
     * @param cleared what the prescriber allowed; absent while unknown: the gate will ask again
     * @param lastWeightGrams of the patient's last session, if there was one
     */
    Decision<SessionEvent> decide(
            PrepareInfusion command,
            List<UnmetRule> ruledOut,
            int concentrationMicrogramsPerMl,
            KnownClearance.@Nullable Terms cleared,
            @Nullable Integer lastWeightGrams,
            SitePolicy policy,
            Instant now) {
        return PreparationDecisions.decide(
                this, command, ruledOut, concentrationMicrogramsPerMl, cleared, lastWeightGrams, policy, now);
    }

    /** Back to where the patient is weighed and the identity asked. */
    Decision<SessionEvent> decide(DiscardPreparation command, Instant now) {
        return PreparationDecisions.decide(this, command, now);
    }

    /** Records what the gate said; starts nothing. */
    Decision<SessionEvent> decide(EvaluateStartGate command, GateVerdict verdict) {
        return StartDecisions.decideLook(this, verdict);
    }

    /** Starts only through an open gate; before the drug is drawn the gate is closed by that. */
    Decision<SessionEvent> decide(StartInfusion command, GateVerdict verdict, Instant now) {
        return StartDecisions.decide(this, command, verdict, now);
    }

    /** @param fallen what of the start gate holds no longer, see {@link ResumeGate} */
    Decision<SessionEvent> decide(ResumeInfusion command, List<UnmetRule> fallen, SitePolicy policy, Instant now) {
        return PumpDecisions.decide(this, command, fallen, policy, now);
    }

    /** @param named the escort as the patient named them, if they did */
    Decision<SessionEvent> decide(
            RecordEscortArrival command, @Nullable NamedEscort named, SitePolicy policy, Instant now) {
        return PreparationDecisions.decide(this, command, named, policy, now);
    }

    /** @param named as for an arrival */
    Decision<SessionEvent> decide(VerifyEscort command, @Nullable NamedEscort named, SitePolicy policy, Instant now) {
        return DischargeDecisions.decide(this, command, named, policy, now);
    }

    /** Looks at every rule again: what held a while ago may not hold now. */
    Decision<SessionEvent> decide(ConfirmDischarge command, ZoneId zone, SitePolicy policy, Instant now) {
        return DischargeDecisions.decide(this, command, zone, policy, now);
    }

    /** The visit ended elsewhere. */
    Decision<SessionEvent> decide(EndUntreatedSession command, Instant now) {
        return PreparationDecisions.decideUntreated(this, now);
    }

    /**
     * The session after one more event.
     *
     * @param at when it happened in the clinic, as its envelope says: when a patient came and was weighed is known by that alone
     */
    static Session evolve(@Nullable Session before, SessionEvent event, Instant at) {
        return Evolution.of(before, event, at);
    }

    Session after(List<SessionEvent> events, Instant at) {
        var session = this;
        for (var event : events) {
            session = evolve(session, event, at);
        }
        return session;
    }

    /** One event further. */
    Session counted() {
        return new Session(
                id, version + 1, state, visit, escort, monitoring, preparation, infusion, rescues, departure);
    }

    Session in(State to) {
        return new Session(id, version, to, visit, escort, monitoring, preparation, infusion, rescues, departure);
    }

    Session withEscort(@Nullable EscortWhereabouts seen) {
        return new Session(id, version, state, visit, seen, monitoring, preparation, infusion, rescues, departure);
    }

    Session with(Monitoring now) {
        return new Session(id, version, state, visit, escort, now, preparation, infusion, rescues, departure);
    }

    Session with(Preparation now) {
        return new Session(id, version, state, visit, escort, monitoring, now, infusion, rescues, departure);
    }

    Session with(Infusion pump) {
        return new Session(id, version, state, visit, escort, monitoring, preparation, pump, rescues, departure);
    }

    Session with(Departure now) {
        return new Session(id, version, state, visit, escort, monitoring, preparation, infusion, rescues, now);
    }

    Session given(RescueDose dose) {
        var all = Stream.concat(rescues.stream(), Stream.of(dose)).toList();
        return new Session(id, version, state, visit, escort, monitoring, preparation, infusion, all, departure);
    }

    /** Whether the pump will not need the drawn drug any more. */
    public boolean isOver() {
        return switch (state) {
            case RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> true;
            case PLANNED, PREPARED, INFUSING, PAUSED -> false;
        };
    }

    /** Refuses because of the state, naming it. */
    <E> Decision<E> wrongState() {
        return Decision.refused(SessionRefusal.STATE, standsInTheWay());
    }

    /** The state as a rule that is not met. */
    UnmetRule standsInTheWay() {
        var code = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new UnmetRule("STATE", code, "The session is " + state + ".");
    }

    public Chart chart() {
        return monitoring.chart();
    }

    public @Nullable DoseSignOff signOff() {
        return preparation.signOff();
    }

    public @Nullable Prepared prepared() {
        return preparation.drawn();
    }

    public @Nullable ScoredDischarge score() {
        return departure.score();
    }

    public @Nullable EscortId verifiedEscort() {
        return departure.verifiedEscort();
    }

    Infusion started() {
        if (infusion == null) {
            throw new IllegalStateException("the infusion has not started");
        }
        return infusion;
    }

    PreparedDose preparedDose() {
        var drawn = prepared();
        if (drawn == null) {
            throw new IllegalStateException("no dose is prepared");
        }
        return drawn.dose();
    }

    Recovery recovery() {
        var end = started().end();
        if (end == null) {
            throw new IllegalStateException("the infusion is not over");
        }
        return new Recovery(
                end.at(),
                chart().asLastSeen().since(end.at()),
                rescues,
                score(),
                monitoring.alarmedAt(),
                verifiedEscort());
    }
}
