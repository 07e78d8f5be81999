package org.chairside.session.session;

import java.time.Duration;
import java.time.Instant;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.session.SessionOutcome;
import org.chairside.contracts.session.StopParty;
import org.chairside.contracts.session.Vitals;
import org.jspecify.annotations.Nullable;

/**
 * The pump: how long it has run and stood.
 *
 * @param since when it last began to run or to stand; when it ended, once over
 * @param ran how long it ran before {@code since}
 * @param stood how long it stood before {@code since}
 * @param startedBy who pressed Start; absent for what started before this was kept
 * @param pausedBy in whose name it stands; absent while it runs, and for what was paused before this was kept
 * @param baseline the set that the gate saw last: a rise is measured by it (rule V5), whatever is written down later
 * @param end how and with how much given, once over
 */
public record Infusion(
        int plannedMinutes,
        Instant startedAt,
        boolean running,
        Instant since,
        Duration ran,
        Duration stood,
        @Nullable StaffId startedBy,
        @Nullable StopParty pausedBy,
        @Nullable Vitals baseline,
        @Nullable End end) {

    /** How far a pump may be slow before somebody is asked to look. */
    private static final Duration PUMP_TOLERANCE = Duration.ofMinutes(1);

    /** How it ended. */
    public record End(SessionOutcome outcome, Instant at, long givenMicrograms) {}

    static Infusion started(int plannedMinutes, Instant at, @Nullable StaffId by, @Nullable Vitals baseline) {
        return new Infusion(plannedMinutes, at, true, at, Duration.ZERO, Duration.ZERO, by, null, baseline, null);
    }

    Infusion paused(Instant at, StopParty by) {
        return new Infusion(
                plannedMinutes, startedAt, false, at, ranAt(at), stoodAt(at), startedBy, by, baseline, null);
    }

    /** It stands already, and now for a clinical reason, too. */
    Infusion heldByAlarm() {
        return new Infusion(
                plannedMinutes, startedAt, running, since, ran, stood, startedBy, StopParty.CLINICAL, baseline, end);
    }

    Infusion resumed(Instant at) {
        return new Infusion(
                plannedMinutes, startedAt, true, at, ranAt(at), stoodAt(at), startedBy, null, baseline, null);
    }

    Infusion ended(SessionOutcome outcome, Instant at, long givenMicrograms) {
        return new Infusion(
                plannedMinutes,
                startedAt,
                false,
                at,
                ranAt(at),
                stoodAt(at),
                startedBy,
                null,
                baseline,
                new End(outcome, at, givenMicrograms));
    }

    Duration ranAt(Instant now) {
        return end == null && running ? ran.plus(elapsed(now)) : ran;
    }

    Duration stoodAt(Instant now) {
        return end == null && !running ? stood.plus(elapsed(now)) : stood;
    }

    /** A started minute counts, so that a pump which is a few seconds fast does not make a liar of the nurse; the dose is what ran. */
    boolean plannedTimeHasRun(Instant now) {
        return Math.ceilDiv(ranAt(now).toMillis(), 60_000L) >= plannedMinutes;
    }

    boolean overran(Instant now) {
        return ranAt(now).compareTo(Duration.ofMinutes(plannedMinutes).plus(PUMP_TOLERANCE)) >= 0;
    }

    /** What a pump at constant rate has given by now; integers, rounded down, never more than the dose. */
    long given(long doseMicrograms, Instant now) {
        var planned = Duration.ofMinutes(plannedMinutes).toMillis();
        var ranMillis = Math.min(ranAt(now).toMillis(), planned);
        return doseMicrograms * ranMillis / planned;
    }

    /** Whole minutes in which the pump gave something; when the dose is through it gives nothing, though nobody has pressed yet. */
    long minutesGiven(Instant now) {
        return Math.min(ranAt(now).toMinutes(), plannedMinutes);
    }

    private Duration elapsed(Instant now) {
        return now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }
}
