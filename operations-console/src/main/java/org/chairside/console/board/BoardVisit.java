package org.chairside.console.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chairside.contracts.session.AlarmTier;
import org.jspecify.annotations.Nullable;

/**
 * One visit on the board.
 *
 * @param booking the state scheduling gives it
 * @param infusion the state of its session, if it has one
 * @param escortOnlyFetches whether the site wants the escort for the way home alone (rule E1)
 * @param pausedSeconds the length of all pauses that are over
 * @param alarms that still stand, the loudest first
 * @param vitalsEveryMinutes while infusing, and in recovery: the site's policy (rule V4), if known
 * @param incomplete whether an event of this patient stands aside, so that something here may be missing or old
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
        boolean escortOnlyFetches,
        @Nullable Integer plannedMinutes,
        @Nullable Instant startedAt,
        @Nullable Instant pausedAt,
        long pausedSeconds,
        @Nullable Instant endedAt,
        @Nullable Instant lastVitalsAt,
        List<Alarm> alarms,
        @Nullable Integer vitalsEveryMinutes,
        @Nullable Integer recoveryVitalsEveryMinutes,
        boolean incomplete) {

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
        // what was stopped out of a pause ran to the pause
        var until = pausedAt != null ? pausedAt : endedAt != null ? endedAt : now;
        return Math.max(
                0,
                Duration.between(startedAt, until).minusSeconds(pausedSeconds).toMinutes());
    }

    /** What asks for somebody now: of a patient who has left, only what was written down too late to be known at the door. */
    public List<Alarm> standing() {
        return state().isInChair()
                ? alarms
                : alarms.stream().filter(alarm -> alarm.rule().equals("LATE")).toList();
    }

    public boolean isAlarming() {
        return !standing().isEmpty();
    }

    /** What somebody has to do next. */
    public Due due() {
        return switch (state()) {
            case BOOKED, CONFIRMED -> atRisk == null || isTooSoon() ? Due.at("checkIn", startsAt) : Due.of("clearance");
            case CHECKED_IN -> "CLEARED".equals(clearance) ? Due.of("dayOfCheck") : Due.of("clearance");
            case READY -> beforeTheDrug();
            case PREPARED -> Due.of("start");
            case INFUSING -> vitals(vitalsEveryMinutes);
            case PAUSED -> Due.of("resumeOrStop");
            case STOPPED -> Due.of("complete");
            case RECOVERING -> vitals(recoveryVitalsEveryMinutes);
            case READY_TO_LEAVE -> escort.equals("VERIFIED") ? Due.of("discharge") : Due.of("verifyEscort");
            case IN_SESSION, COMPLETED, DISCHARGED, ABORTED, NOT_TREATED, CANCELLED, NO_SHOW -> Due.of("nothing");
        };
    }

    /** Whether it is not its clearance that may keep the visit from taking place but the infusion before it (rule D3). */
    public boolean isTooSoon() {
        return "INTERVAL_TOO_SHORT".equals(atRisk);
    }

    /** In the order in which the page at the chair asks for it. */
    private Due beforeTheDrug() {
        if (escort.equals("EXPECTED") && !escortOnlyFetches) {
            return Due.of("escort");
        }
        return Due.of(lastVitalsAt == null ? "vitals" : "prepare");
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

        /** Whole minutes since it was due, 0 in the first of them; null while it is not. */
        public @Nullable Long minutesLate(Instant now) {
            return at != null && at.isBefore(now) ? Duration.between(at, now).toMinutes() : null;
        }
    }

    /** A rule that is broken, the message {@code alarm.<rule>}, and what to do, {@code alarm.tier.<call>}. */
    public record Alarm(AlarmTier tier, String rule) {

        /** A pump that the clock ended has stood for long: nothing is wrong with the patient, and nobody has to run. */
        public String call() {
            return rule.equals("PAUSE") ? "ENDED" : tier.name();
        }

        /** As the read model writes it: {@code STOP V7}. */
        static Alarm parse(String tierAndRule) {
            var space = tierAndRule.indexOf(' ');
            return new Alarm(AlarmTier.valueOf(tierAndRule.substring(0, space)), tierAndRule.substring(space + 1));
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
