package org.chairside.console.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One visit on the board.
 *
 * @param booking the state scheduling gives it
 * @param infusion the state of its session, if it has one
 * @param pausedSeconds the length of all pauses that are over
 * @param vitalsEveryMinutes while infusing, and in recovery: the site's policy (rule V4), if known
 */
public record BoardVisit(
        UUID appointment,
        @Nullable UUID session,
        UUID patient,
        UUID chair,
        Instant startsAt,
        Instant endsAt,
        State booking,
        @Nullable String atRisk,
        @Nullable String check,
        @Nullable String clearance,
        @Nullable Infusion infusion,
        @Nullable String gate,
        List<String> gateFailed,
        String escort,
        @Nullable Integer plannedMinutes,
        @Nullable Instant startedAt,
        @Nullable Instant pausedAt,
        long pausedSeconds,
        @Nullable Instant endedAt,
        @Nullable Instant lastVitalsAt,
        @Nullable String alarmTier,
        @Nullable String alarmRule,
        @Nullable Integer vitalsEveryMinutes,
        @Nullable Integer recoveryVitalsEveryMinutes) {

    /** Where the visit stands, whoever knows it best. */
    public State state() {
        return switch (infusion) {
            case null -> booking;
            case PLANNED -> booking;
            case PREPARED -> State.PREPARED;
            case INFUSING -> State.INFUSING;
            case PAUSED -> State.PAUSED;
            case STOPPED -> State.STOPPED;
            case RECOVERING -> State.RECOVERING;
            case READY_TO_LEAVE -> State.READY_TO_LEAVE;
            case DISCHARGED -> State.DISCHARGED;
            case ABORTED -> State.ABORTED;
        };
    }

    /** Minutes the pump has run, pauses not counted; null before the start. */
    public @Nullable Long infusionMinute(Instant now) {
        if (startedAt == null) {
            return null;
        }
        var until = endedAt != null ? endedAt : pausedAt != null ? pausedAt : now;
        return Math.max(
                0,
                Duration.between(startedAt, until).minusSeconds(pausedSeconds).toMinutes());
    }

    public boolean alarms() {
        return alarmTier != null && state().isInChair();
    }

    /** What somebody has to do next. */
    public Due due() {
        return switch (state()) {
            case BOOKED, CONFIRMED -> atRisk != null ? Due.of("clearance") : Due.at("checkIn", startsAt);
            case CHECKED_IN -> "CLEARED".equals(clearance) ? Due.of("dayOfCheck") : Due.of("clearance");
            case READY -> Due.of("prepare");
            case PREPARED -> Due.of("start");
            case INFUSING -> vitals(vitalsEveryMinutes);
            case PAUSED -> Due.of("resumeOrStop");
            case STOPPED -> Due.of("complete");
            case RECOVERING -> vitals(recoveryVitalsEveryMinutes);
            case READY_TO_LEAVE -> escort.equals("VERIFIED") ? Due.of("discharge") : Due.of("verifyEscort");
            case IN_SESSION, COMPLETED, DISCHARGED, ABORTED, NOT_TREATED, CANCELLED, NO_SHOW -> Due.of("nothing");
        };
    }

    private Due vitals(@Nullable Integer everyMinutes) {
        var last = lastVitalsAt != null ? lastVitalsAt : startedAt;
        return last == null || everyMinutes == null
                ? Due.of("vitals")
                : Due.at("vitals", last.plus(Duration.ofMinutes(everyMinutes)));
    }

    /** How a patient is called here: the beginning of a random token. */
    public String shortPatient() {
        return patient.toString().substring(0, 8);
    }

    /** What is due, the message {@code due.<what>}, and when, if there is a time. */
    public record Due(String what, @Nullable Instant at) {

        static Due of(String what) {
            return new Due(what, null);
        }

        static Due at(String what, Instant when) {
            return new Due(what, when);
        }

        public boolean isOver(Instant now) {
            return at != null && at.isBefore(now);
        }
    }

    /** Where the session of a visit stands, as the events of the chair tell it. */
    public enum Infusion {
        PLANNED,
        PREPARED,
        INFUSING,
        PAUSED,
        STOPPED,
        RECOVERING,
        READY_TO_LEAVE,
        DISCHARGED,
        ABORTED
    }

    /** Where a visit stands; its word is the message {@code state.<name>}. */
    public enum State {
        BOOKED("past"),
        CONFIRMED("past"),
        CHECKED_IN("wait"),
        READY("wait"),
        PREPARED("wait"),
        IN_SESSION("busy"),
        INFUSING("busy"),
        PAUSED("alarm"),
        STOPPED("alarm"),
        RECOVERING("busy"),
        READY_TO_LEAVE("calm"),
        DISCHARGED("calm"),
        COMPLETED("calm"),
        ABORTED("past"),
        NOT_TREATED("past"),
        CANCELLED("past"),
        NO_SHOW("past");

        private final String tone;

        State(String tone) {
            this.tone = tone;
        }

        /** The colour beside the word. */
        public String tone() {
            return tone;
        }

        boolean isInChair() {
            return switch (this) {
                case INFUSING, PAUSED, STOPPED, RECOVERING, READY_TO_LEAVE -> true;
                case BOOKED,
                        CONFIRMED,
                        CHECKED_IN,
                        READY,
                        PREPARED,
                        IN_SESSION,
                        DISCHARGED,
                        COMPLETED,
                        ABORTED,
                        NOT_TREATED,
                        CANCELLED,
                        NO_SHOW -> false;
            };
        }

        /** Whether the chair is not, or no longer, the patient's. */
        public boolean isOver() {
            return switch (this) {
                case DISCHARGED, COMPLETED, ABORTED, NOT_TREATED, CANCELLED, NO_SHOW -> true;
                case BOOKED,
                        CONFIRMED,
                        CHECKED_IN,
                        READY,
                        PREPARED,
                        IN_SESSION,
                        INFUSING,
                        PAUSED,
                        STOPPED,
                        RECOVERING,
                        READY_TO_LEAVE -> false;
            };
        }
    }
}
