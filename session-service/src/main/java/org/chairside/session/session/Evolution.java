package org.chairside.session.session;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.session.*;
import org.chairside.session.discharge.RescueDose;
import org.chairside.session.discharge.ScoredDischarge;
import org.chairside.session.session.Session.State;
import org.chairside.session.startgate.DoseSignOff;
import org.chairside.session.startgate.EscortWhereabouts;
import org.chairside.session.startgate.Prepared;
import org.chairside.session.vitals.Reading;
import org.jspecify.annotations.Nullable;

/** What an event does to a session; decides nothing. */
final class Evolution {

    private Evolution() {}

    static Session of(@Nullable Session before, SessionEvent event, Instant at) {
        if (before != null) {
            return changed(before, event, at).counted();
        }
        if (event instanceof SessionPlanned planned) {
            return planned(planned, at);
        }
        throw new IllegalStateException("a session begins with its planning");
    }

    private static Session planned(SessionPlanned event, Instant arrivedAt) {
        var visit = new Visit(
                event.appointmentId(),
                event.patient(),
                event.site(),
                event.chairId(),
                event.protocol(),
                event.scheduledStart(),
                arrivedAt);
        return new Session(
                event.sessionId(),
                1,
                State.PLANNED,
                visit,
                null,
                Monitoring.nothingYet(),
                Preparation.NONE,
                null,
                List.of(),
                Departure.NOT_YET);
    }

    private static Session changed(Session on, SessionEvent event, Instant at) {
        return switch (event) {
            case SessionPlanned _ -> throw new IllegalStateException("a session is planned once");
            case EscortArrived here -> on.withEscort(new EscortWhereabouts(here.escortId(), here.inRoom()));
            case EscortLeftRoom left -> Boolean.TRUE.equals(left.fromSite()) ? gone(on) : outside(on);
            case DoseSignedOff signed ->
                on.with(on.preparation()
                        .signedOff(new DoseSignOff(
                                signed.signedBy(), open(signed.dose()).microgramsPerKg(), signed.at())));
            case SessionPrepared drawn ->
                on.in(State.PREPARED)
                        .with(on.preparation()
                                .drawn(new Prepared(
                                        drawn.vialId(),
                                        open(drawn.dose()),
                                        drawn.identityConfirmedByTwoFactors(),
                                        at,
                                        drawn.weighedAt() == null ? at : drawn.weighedAt())));
            case PreparationDiscarded _ ->
                on.in(State.PLANNED).with(on.preparation().discarded());
            case StartGateEvaluated _ -> on;
            case InfusionStopped _ -> on.in(State.RECOVERY);
            case InfusionStarted start ->
                on.in(State.INFUSING)
                        .with(Infusion.started(
                                start.plannedMinutes(),
                                start.startedAt(),
                                start.startedBy(),
                                on.chart().newest().map(Reading::vitals).orElse(null)))
                        .with(on.departure().withoutEscort());
            case VitalsRecorded set ->
                on.with(on.monitoring().charted(new Reading(set.takenAt(), set.source(), open(set.vitals()))));
            case AlarmRaised alarm -> alarmed(on, alarm, at);
            case InfusionPaused pause -> on.in(State.PAUSED).with(on.started().paused(pause.at(), pause.by()));
            case InfusionResumed resume ->
                on.in(State.INFUSING).with(on.started().resumed(resume.at()));
            case RescueMedicationGiven rescue ->
                given(
                        on,
                        new RescueDose(
                                open(rescue.medication()), rescue.orderedBy(), rescue.givenBy(), rescue.givenAt()));
            case SessionCompleted over -> ended(on, over);
            case DischargeScoreRecorded scored ->
                on.with(on.departure().scored(new ScoredDischarge(scored.at(), open(scored.score()))));
            case DischargeCriteriaMet _ -> on.in(State.READY_FOR_DISCHARGE);
            case EscortVerified door -> on.with(on.departure().with(door.escortId()));
            case DischargeConfirmed home ->
                on.in(State.CLOSED).with(on.departure().left(home.at()));
            case SessionAborted over -> on.in(State.ABORTED).with(on.departure().left(over.at()));
        };
    }

    private static Session outside(Session on) {
        var escort = on.escort();
        return escort == null ? on : on.withEscort(new EscortWhereabouts(escort.escort(), false));
    }

    /** Who has left the site is no escort until they are back and were looked at again. */
    private static Session gone(Session on) {
        return on.withEscort(null).with(on.departure().withoutEscort());
    }

    /** Before a start each medication may keep the patient anew, and the escort is looked at after the last. */
    private static Session given(Session on, RescueDose dose) {
        var after = on.given(dose);
        return switch (on.state()) {
            case PLANNED, PREPARED -> after.with(on.departure().withoutEscort());
            case INFUSING, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> after;
        };
    }

    /** What was overdue while the pump ran is not overdue in recovery. */
    private static Session ended(Session on, SessionCompleted over) {
        var given = open(over.given()).doseMicrograms();
        return on.in(State.RECOVERY)
                .with(on.started().ended(over.outcome(), over.endedAt(), given))
                .with(on.monitoring().begunAnew());
    }

    /**
     * An alarm makes a pause a clinical one, and sends a patient who was ready to go back into recovery: until the door opens again, nobody
     * knows where the escort is.
     */
    private static Session alarmed(Session on, AlarmRaised alarm, Instant at) {
        var called = on.with(on.monitoring().alarmed(alarm.rule(), at));
        return switch (on.state()) {
            case READY_FOR_DISCHARGE ->
                called.in(State.RECOVERY).with(on.departure().withoutEscort());
            case PAUSED ->
                alarm.tier() == AlarmTier.PAUSE ? called.with(on.started().heldByAlarm()) : called;
            case PLANNED, PREPARED, INFUSING, RECOVERY, CLOSED, ABORTED -> called;
        };
    }

    /** What this service seals itself is open to it until it is written. */
    private static <T> T open(Sealed<T> sealed) {
        return switch (sealed) {
            case Sealed.Open<T>(var value) -> value;
            case Sealed.Redacted<T> _ -> throw new IllegalStateException("redacted");
        };
    }
}
