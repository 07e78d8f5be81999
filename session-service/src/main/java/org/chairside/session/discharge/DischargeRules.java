package org.chairside.session.discharge;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.Vitals;
import org.chairside.session.vitals.Reading;

/** Rules R1, R5, R6, E2 and E4. Pure; names every rule that is not met. */
public final class DischargeRules {

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
        unmet.addAll(unmetScores(recovery, policy));
        unmet.addAll(unmetVitals(recovery, policy, now));
        return List.copyOf(unmet);
    }

    /** What stands between the patient and the door: the criteria, and a verified escort. */
    public static List<UnmetRule> unmet(Recovery recovery, SitePolicy policy, Instant now) {
        var unmet = new ArrayList<>(unmetCriteria(recovery, policy, now));
        if (recovery.verifiedEscort() == null) {
            unmet.add(new UnmetRule("E2", "escort-not-verified", "The escort has not been verified at the door."));
        }
        return List.copyOf(unmet);
    }

    /** When driving and signing are allowed again (rule E4): the next time the site's clocks show the policy's hour. */
    public static Instant restrictionsEnd(Instant infusionEndedAt, ZoneId zone, SitePolicy policy, Instant now) {
        var hour = policy.localTime(E4_RESTRICTION_END_LOCAL_TIME);
        var end = infusionEndedAt.atZone(zone).toLocalDate().atTime(hour).atZone(zone);
        while (!end.toInstant().isAfter(now)) {
            end = end.plusDays(1);
        }
        return end.toInstant();
    }

    private static List<UnmetRule> unmetScores(Recovery recovery, SitePolicy policy) {
        var unmet = new ArrayList<UnmetRule>();
        var scored = recovery.score();
        if (scored == null) {
            unmet.add(new UnmetRule("R5", "not-scored", "Aldrete and PADSS have not been scored in recovery."));
        } else {
            if (scored.score().aldrete() < policy.number(R5_ALDRETE_MIN)) {
                unmet.add(new UnmetRule("R5", "aldrete-too-low", "The Aldrete score is too low."));
            }
            if (scored.score().padss() < policy.number(R5_PADSS_MIN)) {
                unmet.add(new UnmetRule("R5", "padss-too-low", "The PADSS is too low."));
            }
        }
        var alert = recovery.chart()
                .newest()
                .filter(reading -> reading.vitals().moaas() >= policy.number(R5_MOAAS_MIN))
                .isPresent();
        if (!alert) {
            unmet.add(new UnmetRule("R5", "not-alert", "The newest set does not show the patient fully alert."));
        }
        return unmet;
    }

    private static List<UnmetRule> unmetVitals(Recovery recovery, SitePolicy policy, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        var chart = recovery.chart();
        if (!chart.confirms(vitals -> inRange(vitals, policy), policy.minutes(R6_VITALS_APART_MINUTES))) {
            unmet.add(new UnmetRule(
                    "R6",
                    "vitals-not-steady",
                    "The last two sets in range must lie at least " + policy.number(R6_VITALS_APART_MINUTES)
                            + " minutes apart."));
        }
        var missedAfter = policy.minutes(V4_CADENCE_RECOVERY_MINUTES).plus(policy.minutes(V4_MISSED_ESCALATE_MINUTES));
        var fresh = chart.newest()
                .map(Reading::takenAt)
                .filter(takenAt -> !now.isAfter(takenAt.plus(missedAfter)))
                .isPresent();
        if (!fresh) {
            unmet.add(new UnmetRule("R6", "vitals-missed", "A set of vitals is overdue."));
        }
        return unmet;
    }

    /** In range to go home: below the pressure that would hold a start, within the heart, breath and oxygen limits of a start. */
    private static boolean inRange(Vitals vitals, SitePolicy policy) {
        return vitals.systolic() < policy.number(V2_HOLD_SYSTOLIC)
                && vitals.diastolic() < policy.number(V2_HOLD_DIASTOLIC)
                && vitals.systolic() >= policy.number(V9_PAUSE_SYSTOLIC_MIN)
                && vitals.heartRate() >= policy.number(V3_HEART_RATE_MIN)
                && vitals.heartRate() <= policy.number(V3_HEART_RATE_MAX)
                && vitals.respiratoryRate() >= policy.number(V3_RESPIRATORY_RATE_MIN)
                && vitals.respiratoryRate() <= policy.number(V3_RESPIRATORY_RATE_MAX)
                && vitals.spo2() >= policy.number(V3_SPO2_MIN);
    }
}
