package org.chairside.session.discharge;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.RescueKind;
import org.chairside.contracts.session.Vitals;
import org.chairside.session.vitals.Reading;
import org.jspecify.annotations.Nullable;

/** Rules R1, R2, R3, R5, R6, E2 and E4. Pure; names every rule that is not met. */
public final class DischargeRules {

    /** The rules of {@link #unmetCriteria}. */
    public static final Set<String> CRITERIA = Set.of("R1", "R2", "R3", "R5", "R6");

    private static final Set<RescueKind> R2_KINDS =
            Set.of(RescueKind.BENZODIAZEPINE, RescueKind.ANTIHYPERTENSIVE, RescueKind.OPIOID);
    private static final Set<RescueKind> R3_KINDS = Set.of(RescueKind.REVERSAL_AGENT);

    private DischargeRules() {}

    /** What keeps the patient in recovery: time, scores, vitals; empty when the criteria are met. */
    public static List<UnmetRule> unmetCriteria(Recovery recovery, SitePolicy policy, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        if (now.isBefore(recovery.infusionEndedAt().plus(policy.minutes(R1_MIN_RECOVERY_MINUTES)))) {
            unmet.add(new UnmetRule(
                    "R1",
                    "recovery-too-short",
                    "At least " + policy.number(R1_MIN_RECOVERY_MINUTES)
                            + " minutes of recovery are needed after the infusion."));
        }
        unmet.addAll(unmetAfterRescue(recovery.rescues(), policy, now));
        unmet.addAll(unmetScores(recovery, policy));
        unmet.addAll(unmetVitals(recovery, policy, now));
        return List.copyOf(unmet);
    }

    /** What stands between the patient and the door: the criteria, and a verified escort. */
    public static List<UnmetRule> unmet(Recovery recovery, SitePolicy policy, Instant now) {
        var unmet = new ArrayList<>(unmetCriteria(recovery, policy, now));
        if (recovery.verifiedEscort() == null) {
            unmet.add(escortNotVerified());
        }
        return List.copyOf(unmet);
    }

    private static UnmetRule escortNotVerified() {
        return new UnmetRule("E2", "escort-not-verified", "The escort has not been verified at the door.");
    }

    /**
     * What stands between the door and a patient whose infusion never started. Without a medication that lengthens a recovery nothing does;
     * with one, its time and a verified escort.
     */
    public static List<UnmetRule> unmetUntreated(
            List<RescueDose> rescues, @Nullable EscortId verifiedEscort, SitePolicy policy, Instant now) {
        if (heldBy(rescues).isEmpty()) {
            return List.of();
        }
        var unmet = new ArrayList<>(unmetAfterRescue(rescues, policy, now));
        if (verifiedEscort == null) {
            unmet.add(escortNotVerified());
        }
        return List.copyOf(unmet);
    }

    /** The rule by which what was given keeps a patient, treated or not; empty if nothing of the kind was. */
    public static Optional<String> heldBy(List<RescueDose> rescues) {
        if (rescues.stream().anyMatch(dose -> isOneOf(R3_KINDS, dose))) {
            return Optional.of("R3");
        }
        return rescues.stream().anyMatch(dose -> isOneOf(R2_KINDS, dose)) ? Optional.of("R2") : Optional.empty();
    }

    /** When driving and signing are allowed again (rule E4): the next time the site's clocks show the policy's hour. */
    public static Instant restrictionsEnd(Instant infusionEndedAt, ZoneId zone, SitePolicy policy, Instant now) {
        var day = infusionEndedAt.atZone(zone).toLocalDate();
        var end = endOn(day, zone, policy);
        while (!end.isAfter(now)) {
            day = day.plusDays(1);
            end = endOn(day, zone, policy);
        }
        return end;
    }

    /** An hour that the clocks show twice has not ended before the second time. */
    private static Instant endOn(LocalDate day, ZoneId zone, SitePolicy policy) {
        return day.atTime(policy.localTime(E4_RESTRICTION_END_LOCAL_TIME))
                .atZone(zone)
                .withLaterOffsetAtOverlap()
                .toInstant();
    }

    /** Rules R2 and R3: counted from each dose that asks for it, whenever it was given. */
    public static List<UnmetRule> unmetAfterRescue(List<RescueDose> rescues, SitePolicy policy, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        if (isTooSoonAfter(R2_KINDS, rescues, policy.minutes(R2_AFTER_RESCUE_MINUTES), now)) {
            unmet.add(new UnmetRule(
                    "R2",
                    "too-soon-after-rescue",
                    "At least " + policy.number(R2_AFTER_RESCUE_MINUTES)
                            + " minutes are needed after the rescue dose."));
        }
        if (isTooSoonAfter(R3_KINDS, rescues, policy.minutes(R3_AFTER_REVERSAL_MINUTES), now)) {
            unmet.add(new UnmetRule(
                    "R3",
                    "too-soon-after-reversal",
                    "At least " + policy.number(R3_AFTER_REVERSAL_MINUTES)
                            + " minutes are needed after the reversal agent."));
        }
        return unmet;
    }

    private static boolean isTooSoonAfter(
            Set<RescueKind> kinds, List<RescueDose> rescues, Duration least, Instant now) {
        return rescues.stream()
                .filter(dose -> isOneOf(kinds, dose))
                .anyMatch(dose -> now.isBefore(dose.givenAt().plus(least)));
    }

    private static boolean isOneOf(Set<RescueKind> kinds, RescueDose dose) {
        return dose.kinds().stream().anyMatch(kinds::contains);
    }

    private static List<UnmetRule> unmetScores(Recovery recovery, SitePolicy policy) {
        var unmet = new ArrayList<UnmetRule>();
        var scored = recovery.score();
        if (scored == null) {
            unmet.add(new UnmetRule("R5", "not-scored", "Aldrete and PADSS have not been scored in recovery."));
        } else if (isOutdated(scored, recovery, policy)) {
            unmet.add(new UnmetRule(
                    "R5",
                    "score-outdated",
                    "Score again: since then something was given, an alarm was raised or a set was out of range."));
        } else {
            if (scored.score().aldrete() < policy.number(R5_ALDRETE_MIN)) {
                unmet.add(new UnmetRule("R5", "aldrete-too-low", "The Aldrete score is too low."));
            }
            if (scored.score().padss() < policy.number(R5_PADSS_MIN)) {
                unmet.add(new UnmetRule("R5", "padss-too-low", "The PADSS is too low."));
            }
        }
        var latest = recovery.chart().latest();
        if (latest.isEmpty() || latest.stream().anyMatch(vitals -> vitals.moaas() < policy.number(R5_MOAAS_MIN))) {
            unmet.add(new UnmetRule("R5", "not-alert", "The newest set does not show the patient fully alert."));
        }
        return unmet;
    }

    /** A score speaks of the patient as they were: not after another medication, an alarm that was raised since, or a set out of range. */
    private static boolean isOutdated(ScoredDischarge scored, Recovery recovery, SitePolicy policy) {
        var alarmedAt = recovery.alarmedAt();
        return (alarmedAt != null && alarmedAt.isAfter(scored.at()))
                || recovery.chart().newerThan(scored.at()).readings().stream()
                        .map(Reading::vitals)
                        .anyMatch(vitals -> !inRange(vitals, policy) || vitals.moaas() < policy.number(R5_MOAAS_MIN))
                || recovery.rescues().stream().anyMatch(dose -> !dose.givenAt().isBefore(scored.at()));
    }

    private static List<UnmetRule> unmetVitals(Recovery recovery, SitePolicy policy, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        var chart = recovery.chart();
        var missedAfter = policy.minutes(V4_CADENCE_RECOVERY_MINUTES).plus(policy.minutes(V4_MISSED_WARN_MINUTES));
        var withNoneMissed = chart.asOf(now).newestWithoutGapAbove(missedAfter);
        if (!withNoneMissed.confirms(vitals -> inRange(vitals, policy), policy.minutes(R6_VITALS_APART_MINUTES))) {
            unmet.add(
                    new UnmetRule(
                            "R6",
                            "vitals-not-steady",
                            "The last two sets in range must lie at least " + policy.number(R6_VITALS_APART_MINUTES)
                                    + " minutes apart, with none missed between them; a symptom or agitation stands until somebody looks again."));
        }
        var fresh = chart.newest()
                .map(Reading::takenAt)
                .filter(takenAt -> now.isBefore(takenAt.plus(missedAfter)))
                .isPresent();
        if (!fresh) {
            unmet.add(new UnmetRule("R6", "vitals-missed", "A set of vitals is overdue."));
        }
        return unmet;
    }

    /** In range to go home: below the pressure that would hold a start, within the heart, breath and oxygen limits of a start, no red flag, no agitation. */
    private static boolean inRange(Vitals vitals, SitePolicy policy) {
        var rass = vitals.rass();
        return !vitals.hasRedFlag()
                && (rass == null || rass < policy.number(V12_WARN_RASS))
                && vitals.systolic() < policy.number(V2_HOLD_SYSTOLIC)
                && vitals.diastolic() < policy.number(V2_HOLD_DIASTOLIC)
                && vitals.systolic() >= policy.number(V9_PAUSE_SYSTOLIC_MIN)
                && vitals.heartRate() >= policy.number(V3_HEART_RATE_MIN)
                && vitals.heartRate() <= policy.number(V3_HEART_RATE_MAX)
                && vitals.respiratoryRate() >= policy.number(V3_RESPIRATORY_RATE_MIN)
                && vitals.respiratoryRate() <= policy.number(V3_RESPIRATORY_RATE_MAX)
                && vitals.spo2() >= policy.number(V3_SPO2_MIN);
    }
}
