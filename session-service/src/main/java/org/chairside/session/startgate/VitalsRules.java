package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.Vitals;
import org.chairside.contracts.session.VitalsSource;

/**
 * Rules V1 (a fresh baseline), V3 (heart, breath and oxygen at the start), V12 (alertness) and the low end of V2: no start at a pressure that
 * would pause the infusion at once (rule V9), nor with a symptom that would stop it (rule V7), nor with a patient whom rule V12 would call
 * the nurse to. The limits of V1 to V3 themselves are allowed.
 */
final class VitalsRules {

    private VitalsRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var recent = facts.chart().since(now.minus(policy.minutes(V1_BASELINE_VITALS_MAX_AGE_MINUTES)));
        var baseline = recent.latest();
        if (baseline.isEmpty()) {
            return List.of(new UnmetRule("V1", "baseline-vitals-missing", "A fresh set of baseline vitals is needed."));
        }
        var lookedForSymptoms = facts.chart()
                .where(set ->
                        set.source() == VitalsSource.MANUAL || set.vitals().redFlags() != null)
                .latest();
        var lookedForAgitation =
                facts.chart().where(set -> set.vitals().rass() != null).latest();
        var unmet = new ArrayList<UnmetRule>();
        if (recent.readings().stream().anyMatch(reading -> reading.vitals().hasRedFlag())) {
            unmet.add(new UnmetRule("V1", "red-flag-symptom", "The patient has a symptom that needs emergency care."));
        } else if (lookedForSymptoms.stream().anyMatch(Vitals::hasRedFlag)) {
            unmet.add(new UnmetRule(
                    "V1",
                    "symptom-not-looked-at",
                    "A symptom that needs emergency care was noted: look again, and chart a set by hand."));
        }
        if (baseline.stream().anyMatch(vitals -> vitals.systolic() < policy.number(V9_PAUSE_SYSTOLIC_MIN))) {
            unmet.add(new UnmetRule("V2", "blood-pressure-too-low", "The blood pressure is too low to start."));
        }
        if (baseline.stream()
                .anyMatch(vitals -> vitals.heartRate() < policy.number(V3_HEART_RATE_MIN)
                        || vitals.heartRate() > policy.number(V3_HEART_RATE_MAX))) {
            unmet.add(new UnmetRule("V3", "heart-rate-out-of-range", "The heart rate is out of range."));
        }
        if (baseline.stream()
                .anyMatch(vitals -> vitals.respiratoryRate() < policy.number(V3_RESPIRATORY_RATE_MIN)
                        || vitals.respiratoryRate() > policy.number(V3_RESPIRATORY_RATE_MAX))) {
            unmet.add(new UnmetRule("V3", "respiratory-rate-out-of-range", "The respiratory rate is out of range."));
        }
        if (baseline.stream().anyMatch(vitals -> vitals.spo2() < policy.number(V3_SPO2_MIN))) {
            unmet.add(new UnmetRule("V3", "oxygen-too-low", "The oxygen saturation is too low."));
        }
        if (baseline.stream().anyMatch(vitals -> vitals.moaas() <= policy.number(V12_WARN_MOAAS))) {
            unmet.add(new UnmetRule("V12", "not-alert", "The patient is too deeply sedated to start."));
        }
        if (lookedForAgitation.stream().anyMatch(vitals -> isAgitated(vitals, policy))) {
            unmet.add(new UnmetRule("V12", "agitated", "The patient is too agitated to start."));
        }
        return unmet;
    }

    private static boolean isAgitated(Vitals vitals, SitePolicy policy) {
        var rass = vitals.rass();
        return rass != null && rass >= policy.number(V12_WARN_RASS);
    }
}
