package org.chairside.intake.dayofcheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Decision;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.DayOfCheckEvent;
import org.chairside.contracts.intake.DayOfCheckFailed;
import org.chairside.contracts.intake.DayOfCheckPassed;
import org.chairside.contracts.intake.FastingTimes;
import org.chairside.contracts.policy.PolicyKey;
import org.chairside.intake.booking.Booking;
import org.jspecify.annotations.Nullable;

/**
 * The nurse's check of one visit. It may be repeated, say when the escort arrives later, until a hard rule excluded treatment
 * for the day.
 *
 * @param version the sequence of its last event; 0 before the first check
 */
public record DayOfCheck(AppointmentId appointment, int version, State state) {

    /** How the last check ended. */
    public enum State {
        PENDING,
        PASSED,
        FAILED,
        /** failed by a rule that no second check can mend today */
        EXCLUDED
    }

    public static DayOfCheck pending(AppointmentId appointment) {
        return new DayOfCheck(appointment, 0, State.PENDING);
    }

    /**
     * A check that fails is a fact as well; refused is only what cannot be checked any more.
     *
     * @param unmet what {@link DayOfCheckRules} found
     */
    Decision<DayOfCheckEvent> decide(RecordDayOfCheck answers, VisitFile file, List<UnmetRule> unmet, Instant now) {
        return refusal(answers, file, now).orElseGet(() -> Decision.accepted(result(answers, file, unmet, now)));
    }

    /** Why nothing can be checked, whatever the rules of the day say. */
    Optional<Decision<DayOfCheckEvent>> refusal(RecordDayOfCheck answers, VisitFile file, Instant now) {
        if (!answers.ahead(now).isEmpty()) {
            return Optional.of(ahead());
        }
        return switch (file.booking().state()) {
            case BOOKED, CHECKED_IN -> isOnTheDay(file, now) ? refusalByChecks() : Optional.of(notToday());
            case STARTED, CANCELLED -> Optional.of(visitIs(file.booking().state()));
            case NOT_TREATED -> Optional.of(state == State.EXCLUDED ? excluded() : visitIs(Booking.State.NOT_TREATED));
        };
    }

    private Optional<Decision<DayOfCheckEvent>> refusalByChecks() {
        return switch (state) {
            case PENDING, PASSED, FAILED -> Optional.empty();
            case EXCLUDED -> Optional.of(excluded());
        };
    }

    private static Decision<DayOfCheckEvent> ahead() {
        return Decision.refused(
                DayOfCheckRefusal.ANSWER_TIME,
                new UnmetRule("D11", "answer-time", "What the patient did lies in the past."));
    }

    private static Decision<DayOfCheckEvent> excluded() {
        return Decision.refused(
                DayOfCheckRefusal.TREATMENT_EXCLUDED,
                new UnmetRule("STATE", "excluded", "An earlier check excluded treatment for today."));
    }

    /** Fasting is counted to the scheduled start: asked the day before, nobody would ever have eaten too late. */
    private static boolean isOnTheDay(VisitFile file, Instant now) {
        var zone = file.site().zone();
        return LocalDate.ofInstant(now, zone)
                .equals(LocalDate.ofInstant(file.booking().start(), zone));
    }

    private static Decision<DayOfCheckEvent> notToday() {
        return Decision.refused(
                DayOfCheckRefusal.NOT_TODAY,
                new UnmetRule("DAY_OF", "not-today", "The check must be made on the day of the visit."));
    }

    private static Decision<DayOfCheckEvent> visitIs(Booking.State state) {
        var code = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Decision.refused(DayOfCheckRefusal.STATE, new UnmetRule("STATE", code, "The visit is " + state + "."));
    }

    private DayOfCheckEvent result(RecordDayOfCheck answers, VisitFile file, List<UnmetRule> unmet, Instant now) {
        var fasting = Sealed.of(
                new FastingTimes(answers.lastFoodAt(), answers.lastClearLiquidAt(), answers.lastAlcoholOrThcAt()));
        return unmet.isEmpty()
                ? passed(file, now, fasting)
                : new DayOfCheckFailed(
                        appointment,
                        file.booking().patient(),
                        unmet.stream().map(UnmetRule::rule).distinct().toList(),
                        DayOfCheckRules.excludeTheDay(unmet),
                        fasting);
    }

    private DayOfCheckPassed passed(VisitFile file, Instant now, Sealed<FastingTimes> fasting) {
        var clearance = present(file.clearance());
        var approval = present(clearance.approval());
        return new DayOfCheckPassed(
                appointment,
                file.booking().patient(),
                clearance.id(),
                approval.version(),
                present(file.escort()).id(),
                validUntil(file, now),
                fasting);
    }

    /** Some hours or the end of the site's day, whichever comes first. */
    private static Instant validUntil(VisitFile file, Instant now) {
        var zone = file.site().zone();
        var midnight =
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        var hours = now.plus(file.site().policy().hours(PolicyKey.DAY_OF_CHECK_VALIDITY_HOURS));
        return hours.isBefore(midnight) ? hours : midnight;
    }

    static DayOfCheck evolve(DayOfCheck before, DayOfCheckEvent event) {
        return switch (event) {
            case DayOfCheckPassed _ -> before.now(State.PASSED);
            case DayOfCheckFailed failed -> before.now(failed.treatmentExcludedToday() ? State.EXCLUDED : State.FAILED);
        };
    }

    private DayOfCheck now(State next) {
        return new DayOfCheck(appointment, version + 1, next);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a passed check has a clearance and an escort");
        }
        return value;
    }
}
