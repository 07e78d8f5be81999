package org.chairside.intake.dayofcheck;

import static org.chairside.contracts.policy.PolicyKey.F1_FOOD_FASTING_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.F2_CLEAR_LIQUID_FASTING_MINUTES;
import static org.chairside.contracts.policy.PolicyKey.M4_ALCOHOL_OR_THC_HOURS;
import static org.chairside.contracts.policy.PolicyKey.M5_MEDICATION_ATTESTATION_MAX_AGE_HOURS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chairside.contracts.UnmetRule;
import org.chairside.intake.clearance.Clearance.State;
import org.chairside.intake.patient.Age;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the day: fasting, abstinence, medications, consent, escort and clearance.
 *
 * <p>Times are counted in elapsed minutes, whatever the clocks on the wall did in between, and to the scheduled start. Where a site
 * fasts to the actual start (rule F2b), that is no earlier than now; what it really was, the start gate sees.
 */
final class DayOfCheckRules {

    private static final Set<String> EXCLUDE_THE_DAY = Set.of("F1", "F2", "M1", "M4", "C8");

    private DayOfCheckRules() {}

    /** Every rule that is not met, in the order of the rule table. */
    static List<UnmetRule> unmet(RecordDayOfCheck answers, VisitFile file, Instant now) {
        var policy = file.site().policy();
        var start = file.booking().start();
        var unmet = new ArrayList<UnmetRule>();
        var fastUntil = fastUntil(file, now);
        if (isWithin(policy.minutes(F1_FOOD_FASTING_MINUTES), answers.lastFoodAt(), fastUntil)) {
            unmet.add(new UnmetRule(
                    "F1",
                    "food-too-recent",
                    "The patient ate, or drank something that is not clear, too soon before the start."));
        }
        if (isWithin(policy.minutes(F2_CLEAR_LIQUID_FASTING_MINUTES), answers.lastClearLiquidAt(), fastUntil)) {
            unmet.add(new UnmetRule("F2", "clear-liquid-too-recent", "The patient drank too soon before the start."));
        }
        file.medications().neverTogether().ifPresent(unmet::add);
        if (isWithin(policy.hours(M4_ALCOHOL_OR_THC_HOURS), answers.lastAlcoholOrThcAt(), start)) {
            unmet.add(new UnmetRule(
                    "M4", "alcohol-or-thc-too-recent", "Alcohol or cannabis was taken too soon before the start."));
        }
        attestation(answers, file, now).ifPresent(unmet::add);
        clearance(file, now).ifPresent(unmet::add);
        file.consent().unmet(policy, file.site().zone(), now).ifPresent(unmet::add);
        Age.unmet(file.birthDate(), policy, LocalDate.ofInstant(now, file.site().zone()))
                .ifPresent(unmet::add);
        licence(file).ifPresent(unmet::add);
        unmet.addAll(escort(file));
        return unmet;
    }

    /** Whether one of these means: not today, whatever is done about the others. */
    static boolean excludeTheDay(List<UnmetRule> unmet) {
        return unmet.stream().anyMatch(rule -> EXCLUDE_THE_DAY.contains(rule.rule()));
    }

    private static Instant fastUntil(VisitFile file, Instant now) {
        var scheduled = file.booking().start();
        return switch (file.site().policy().fastingClock()) {
            case SCHEDULED -> scheduled;
            case ACTUAL_START -> now.isAfter(scheduled) ? now : scheduled;
        };
    }

    private static boolean isWithin(Duration limit, @Nullable Instant taken, Instant start) {
        return taken != null && Duration.between(taken, start).compareTo(limit) < 0;
    }

    /** Rule M5: somebody went through the list for this visit: now, or not long before its start and after the last infusion. */
    private static Optional<UnmetRule> attestation(RecordDayOfCheck answers, VisitFile file, Instant now) {
        var list = file.medications();
        if (list.version() == 0) {
            return Optional.of(
                    new UnmetRule("M5", "medication-list-missing", "Nobody has attested a medication list."));
        }
        var attestedAt = answers.medicationsReattested() ? now : list.attestedAt();
        var maxAge = file.site().policy().hours(M5_MEDICATION_ATTESTATION_MAX_AGE_HOURS);
        return attestedAt != null
                        && !attestedAt.isBefore(file.booking().start().minus(maxAge))
                        && (file.lastInfusion() == null || attestedAt.isAfter(file.lastInfusion()))
                ? Optional.empty()
                : Optional.of(new UnmetRule(
                        "M5", "medications-not-attested", "The medication list was not attested for this visit."));
    }

    /** Rule C1: cleared, and still valid at this moment, by the days of the site that opened the file and by those of this one. */
    private static Optional<UnmetRule> clearance(VisitFile file, Instant now) {
        var clearance = file.clearance();
        if (clearance == null) {
            return Optional.of(new UnmetRule("C1", "clearance-missing", "There is no clearance for this protocol."));
        }
        var state = clearance.stateAt(now);
        if (state == State.CLEARED
                && clearance.approval() != null
                && !clearance.approval().isRecentEnoughFor(file.site(), now)) {
            return Optional.of(
                    new UnmetRule("C1", "clearance-too-old-here", "The clearance is older than this site accepts."));
        }
        return state == State.CLEARED
                ? Optional.empty()
                : Optional.of(new UnmetRule(
                        "C1", "clearance-" + state.name().toLowerCase(Locale.ROOT), "The clearance is " + state + "."));
    }

    /** Rule P1: a clearance goes with the patient to any site, but only into states where its prescriber is licensed. */
    private static Optional<UnmetRule> licence(VisitFile file) {
        var clearance = file.clearance();
        return clearance == null
                        || clearance.approval() == null
                        || clearance
                                .approval()
                                .allowedStates()
                                .contains(file.site().state())
                ? Optional.empty()
                : Optional.of(new UnmetRule(
                        "P1",
                        "prescriber-not-licensed-here",
                        "The prescriber has no licence in the state of the site."));
    }

    private static List<UnmetRule> escort(VisitFile file) {
        return file.escort() == null
                ? List.of(new UnmetRule("E2", "escort-not-named", "The patient has not named this escort."))
                : file.escort().unmet();
    }
}
