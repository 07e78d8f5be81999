package org.chairside.session.session;

import static org.chairside.contracts.policy.PolicyKey.PAUSE_TOTAL_MAX_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.V13_READINGS_APART_MINUTES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.*;
import org.chairside.session.vitals.ResumeLimits;
import org.jspecify.annotations.Nullable;

/** The running pump: pause, resume (rule V13), stop in one step, completion (D2), and the end of a pause that lasts too long (PAUSE). */
final class PumpDecisions {

    private static final String PAUSE = "PAUSE";

    private PumpDecisions() {}

    static Decision<SessionEvent> decide(Session session, SessionCommand.PauseInfusion command, Instant now) {
        return switch (session.state()) {
            case INFUSING ->
                Decision.accepted(new InfusionPaused(session.id(), command.by(), requestOf(command.by()), now));
            case PLANNED, PREPARED, PAUSED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> session.wrongState();
        };
    }

    static Decision<SessionEvent> decide(
            Session session, ResumeInfusion command, List<UnmetRule> fallen, SitePolicy policy, Instant now) {
        return switch (session.state()) {
            case PAUSED -> {
                var unmet = new ArrayList<>(fallen);
                var pausedAt = session.started().since();
                if (!ResumeLimits.met(session.chart(), pausedAt, policy, now)) {
                    unmet.add(new UnmetRule(
                            "V13",
                            "not-within-resume-limits",
                            "Two sets within the limits are needed, at least "
                                    + policy.number(V13_READINGS_APART_MINUTES) + " minutes apart, since the pause."));
                }
                if (ResumeLimits.outdated(session.chart(), pausedAt, policy, now)) {
                    unmet.add(new UnmetRule("V13", "vitals-missed", "A set of vitals is overdue."));
                }
                if (stoodTooLong(session, policy, now)) {
                    unmet.add(new UnmetRule(
                            PAUSE, "paused-too-long", "The infusion has been paused too long and must be stopped."));
                }
                yield unmet.isEmpty()
                        ? Decision.accepted(new InfusionResumed(session.id(), command.orderedBy(), now))
                        : Decision.refused(SessionRefusal.RESUME_LIMITS, unmet);
            }
            case PLANNED, PREPARED, INFUSING, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> session.wrongState();
        };
    }

    static boolean stoodTooLong(Session session, SitePolicy policy, Instant now) {
        return session.started().stoodAt(now).compareTo(policy.minutes(PAUSE_TOTAL_MAX_MINUTES)) > 0;
    }

    /**
     * A pump that has stood too long is ended although nobody pressed, in the name of who paused it: it gives nothing, and must not run
     * again. One that had given its dose before it stood has completed it.
     */
    static List<SessionEvent> endedByTheClock(Session session, Instant now) {
        if (session.started().plannedTimeHasRun(now)) {
            return List.of(
                    new AlarmRaised(session.id(), AlarmTier.ADVISORY, PAUSE, now),
                    completed(session, SessionOutcome.COMPLETED, given(session, null, now), now));
        }
        var by = Objects.requireNonNullElse(session.started().pausedBy(), StopParty.CLINICAL);
        return Stream.concat(
                        Stream.of(new AlarmRaised(session.id(), AlarmTier.STOP, PAUSE, now)),
                        stopped(session, by, PAUSE, now).stream())
                .toList();
    }

    static Decision<SessionEvent> decide(Session session, SessionCommand.StopInfusion command, Instant now) {
        return switch (session.state()) {
            case INFUSING, PAUSED -> {
                var read = command.givenMicrograms();
                var impossible = isImpossible(session, read);
                var stopped = stopped(
                        session,
                        command.by(),
                        requestOf(command.by()),
                        given(session, impossible ? null : read, now),
                        now);
                yield Decision.accepted(impossible ? doubted(session, stopped, now) : stopped);
            }
            case PLANNED, PREPARED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> session.wrongState();
        };
    }

    /** Stop is one step, whatever was typed beside it: a figure that cannot be is left out, and somebody looks at the drug account. */
    private static List<SessionEvent> doubted(Session session, List<SessionEvent> stopped, Instant now) {
        return Stream.concat(Stream.of(new AlarmRaised(session.id(), AlarmTier.ADVISORY, "K1", now)), stopped.stream())
                .toList();
    }

    /** Stopped by a rule, with nobody at the pump to read it. */
    static List<SessionEvent> stopped(Session session, StopParty by, String reason, Instant now) {
        return stopped(session, by, reason, given(session, null, now), now);
    }

    private static List<SessionEvent> stopped(
            Session session, StopParty by, String reason, long givenMicrograms, Instant now) {
        return List.of(
                new InfusionStopped(session.id(), by, reason, now),
                completed(session, SessionOutcome.STOPPED_EARLY, givenMicrograms, now));
    }

    /** A dose that is through is complete, though the pump was told to pause before somebody said so. */
    static Decision<SessionEvent> decide(Session session, SessionCommand.CompleteInfusion command, Instant now) {
        return switch (session.state()) {
            case INFUSING, PAUSED -> {
                if (!session.started().plannedTimeHasRun(now)) {
                    yield Decision.refused(
                            SessionRefusal.DOSE_NOT_COMPLETE,
                            new UnmetRule(
                                    "D2",
                                    "dose-not-complete",
                                    "The planned time has not run; stop the infusion to end it early."));
                }
                yield isImpossible(session, command.givenMicrograms())
                        ? moreThanDrawn()
                        : Decision.accepted(completed(
                                session,
                                SessionOutcome.COMPLETED,
                                given(session, command.givenMicrograms(), now),
                                now));
            }
            case PLANNED, PREPARED, RECOVERY, READY_FOR_DISCHARGE, CLOSED, ABORTED -> session.wrongState();
        };
    }

    /** What was read off the pump, which alone knows that its line was blocked; without that, what it gives in the time it ran. */
    private static long given(Session session, @Nullable Long read, Instant now) {
        return read == null ? session.started().given(session.preparedDose().doseMicrograms(), now) : read;
    }

    private static boolean isImpossible(Session session, @Nullable Long read) {
        return read != null && (read < 0 || read > session.preparedDose().doseMicrograms());
    }

    private static Decision<SessionEvent> moreThanDrawn() {
        return Decision.refused(
                SessionRefusal.GIVEN_EXCEEDS_DRAWN,
                new UnmetRule("K1", "given-exceeds-drawn", "No more can be given than was drawn."));
    }

    private static SessionCompleted completed(
            Session session, SessionOutcome outcome, long givenMicrograms, Instant now) {
        var visit = session.visit();
        return new SessionCompleted(
                session.id(),
                visit.appointment(),
                visit.patient(),
                visit.site(),
                visit.protocol(),
                outcome,
                now,
                session.started().minutesGiven(now),
                Sealed.of(new GivenDose(givenMicrograms)));
    }

    /** What an event says of why: a code, never what a person typed. */
    private static String requestOf(StopParty by) {
        return switch (by) {
            case PATIENT -> "patient-request";
            case CLINICAL -> "clinical-decision";
            case EQUIPMENT -> "equipment-failure";
        };
    }
}
