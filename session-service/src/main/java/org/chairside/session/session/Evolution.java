package org.chairside.session.session;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
            return next(before, event, at);
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

    private static Session next(Session on, SessionEvent event, Instant at) {
        return switch (event) {
            case SessionPlanned _ -> throw new IllegalStateException("a session is planned once");
            case EscortArrived here -> seen(on, new EscortWhereabouts(here.escortId(), here.inRoom()));
            case EscortLeftRoom left ->
                Boolean.TRUE.equals(left.fromSite())
                        ? gone(on)
                        : seen(
                                on,
                                on.escort() == null
                                        ? null
                                        : new EscortWhereabouts(on.escort().escort(), false));
            case DoseSignedOff signed ->
                with(
                        on,
                        on.state(),
                        on.preparation()
                                .signedOff(new DoseSignOff(
                                        signed.signedBy(), open(signed.dose()).microgramsPerKg(), signed.at())));
            case SessionPrepared drawn ->
                with(
                        on,
                        State.PREPARED,
                        on.preparation()
                                .drawn(new Prepared(
                                        drawn.vialId(),
                                        open(drawn.dose()),
                                        drawn.identityConfirmedByTwoFactors(),
                                        at,
                                        drawn.weighedAt() == null ? at : drawn.weighedAt())));
            case PreparationDiscarded _ ->
                with(on, State.PLANNED, on.preparation().discarded());
            case StartGateEvaluated _ -> in(on, on.state());
            case InfusionStarted start ->
                with(
                        on,
                        State.INFUSING,
                        Infusion.started(start.plannedMinutes(), start.startedAt(), start.startedBy()));
            case VitalsRecorded set ->
                with(
                        on,
                        on.state(),
                        on.monitoring().charted(new Reading(set.takenAt(), set.source(), open(set.vitals()))));
            case AlarmRaised alarm -> alarmed(on, alarm, at);
            case InfusionPaused pause -> with(on, State.PAUSED, on.started().paused(pause.at(), pause.by()));
            case InfusionResumed resume -> with(on, State.INFUSING, on.started().resumed(resume.at()));
            case RescueMedicationGiven rescue ->
                given(
                        on,
                        new RescueDose(
                                open(rescue.medication()), rescue.orderedBy(), rescue.givenBy(), rescue.givenAt()));
            case InfusionStopped _ -> in(on, State.RECOVERY);
            case SessionCompleted over -> ended(on, over);
            case DischargeScoreRecorded scored ->
                with(on, on.state(), on.departure().scored(new ScoredDischarge(scored.at(), open(scored.score()))));
            case DischargeCriteriaMet _ -> in(on, State.READY_FOR_DISCHARGE);
            case EscortVerified door -> with(on, on.state(), on.departure().with(door.escortId()));
            case DischargeConfirmed home ->
                with(on, State.CLOSED, on.departure().left(home.at()));
            case SessionAborted _ -> in(on, State.ABORTED);
        };
    }

    private static Session in(Session on, State to) {
        return new Session(
                on.id(),
                on.version() + 1,
                to,
                on.visit(),
                on.escort(),
                on.monitoring(),
                on.preparation(),
                on.infusion(),
                on.rescues(),
                on.departure());
    }

    private static Session seen(Session on, @Nullable EscortWhereabouts escort) {
        return new Session(
                on.id(),
                on.version() + 1,
                on.state(),
                on.visit(),
                escort,
                on.monitoring(),
                on.preparation(),
                on.infusion(),
                on.rescues(),
                on.departure());
    }

    /** Who has left the site is no escort until they are back and were looked at again. */
    private static Session gone(Session on) {
        return new Session(
                on.id(),
                on.version() + 1,
                on.state(),
                on.visit(),
                null,
                on.monitoring(),
                on.preparation(),
                on.infusion(),
                on.rescues(),
                on.departure().withoutEscort());
    }

    private static Session with(Session on, State to, Monitoring monitoring) {
        return new Session(
                on.id(),
                on.version() + 1,
                to,
                on.visit(),
                on.escort(),
                monitoring,
                on.preparation(),
                on.infusion(),
                on.rescues(),
                on.departure());
    }

    private static Session with(Session on, State to, Preparation preparation) {
        return new Session(
                on.id(),
                on.version() + 1,
                to,
                on.visit(),
                on.escort(),
                on.monitoring(),
                preparation,
                on.infusion(),
                on.rescues(),
                on.departure());
    }

    private static Session with(Session on, State to, Infusion pump) {
        return new Session(
                on.id(),
                on.version() + 1,
                to,
                on.visit(),
                on.escort(),
                pump.end() == null ? on.monitoring() : on.monitoring().begunAnew(),
                on.preparation(),
                pump,
                on.rescues(),
                on.departure());
    }

    private static Session with(Session on, State to, Departure departure) {
        return new Session(
                on.id(),
                on.version() + 1,
                to,
                on.visit(),
                on.escort(),
                on.monitoring(),
                on.preparation(),
                on.infusion(),
                on.rescues(),
                departure);
    }

    private static Session given(Session on, RescueDose dose) {
        return new Session(
                on.id(),
                on.version() + 1,
                on.state(),
                on.visit(),
                on.escort(),
                on.monitoring(),
                on.preparation(),
                on.infusion(),
                Stream.concat(on.rescues().stream(), Stream.of(dose)).toList(),
                on.departure());
    }

    private static Session ended(Session on, SessionCompleted over) {
        var given = open(over.given()).doseMicrograms();
        return with(on, State.RECOVERY, on.started().ended(over.outcome(), over.endedAt(), given));
    }

    /** An alarm sends a patient who was ready to go back into recovery, and makes a pause a clinical one. */
    private static Session alarmed(Session on, AlarmRaised alarm, Instant at) {
        var pump = on.infusion();
        var asksForThePause = alarm.tier() == AlarmTier.PAUSE && on.state() == State.PAUSED;
        return new Session(
                on.id(),
                on.version() + 1,
                on.state() == State.READY_FOR_DISCHARGE ? State.RECOVERY : on.state(),
                on.visit(),
                on.escort(),
                on.monitoring().alarmed(alarm.rule(), at),
                on.preparation(),
                pump != null && asksForThePause ? pump.heldByAlarm() : pump,
                on.rescues(),
                on.departure());
    }

    /** What this service seals itself is open to it until it is written. */
    private static <T> T open(Sealed<T> sealed) {
        return switch (sealed) {
            case Sealed.Open<T>(var value) -> value;
            case Sealed.Redacted<T> _ -> throw new IllegalStateException("redacted");
        };
    }
}
