package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.PreparedDose;
import org.chairside.session.facts.KnownClearance;

/** Rules D1 (dose) and C5 (age of the weight it was reckoned with). */
final class DoseRules {

    private DoseRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var prepared = facts.prepared();
        if (prepared == null) {
            return List.of();
        }
        var unmet = new ArrayList<UnmetRule>();
        var perKg = effectiveMicrogramsPerKg(prepared.dose());
        if (perKg > policy.number(D1_DOSE_MAX_MICROGRAMS_PER_KG)) {
            unmet.add(new UnmetRule("D1", "dose-cap", "The dose is above what the protocol allows."));
        } else {
            var clearedBy = terms(facts).map(KnownClearance.Terms::clearedBy).orElse(null);
            SecondSignOff.unmet(perKg, facts.signOff(), clearedBy, policy).ifPresent(unmet::add);
        }
        unmet.addAll(unmetMaximum(facts, policy, now));
        if (weightIsTooOld(prepared.weighedAt(), facts, policy, now)) {
            unmet.add(new UnmetRule("C5", "weight-too-old", "The patient must be weighed again."));
        }
        return unmet;
    }

    /** What was drawn, against the most that the prescriber cleared. */
    static List<UnmetRule> unmetMaximum(GateFacts facts, SitePolicy policy, Instant now) {
        var prepared = facts.prepared();
        if (prepared == null) {
            return List.of();
        }
        var cleared = terms(facts).map(KnownClearance.Terms::maxMicrogramsPerKg);
        if (cleared.isEmpty()) {
            return List.of(new UnmetRule("D1", "cleared-dose-unknown", "The cleared maximum is not known."));
        }
        return effectiveMicrogramsPerKg(prepared.dose()) > cleared.get()
                ? List.of(new UnmetRule("D1", "dose-above-cleared", "The dose is above the cleared maximum."))
                : List.of();
    }

    private static Optional<KnownClearance.Terms> terms(GateFacts facts) {
        return facts.clearance().map(KnownClearance::terms);
    }

    /** What the drawn dose is per kilogram, rounded up; the stated figure alone would trust the arithmetic of the drawing. */
    private static long effectiveMicrogramsPerKg(PreparedDose dose) {
        var drawnPerKg = Math.ceilDiv(dose.doseMicrograms() * 1000, (long) dose.weightGrams());
        return Math.max(dose.microgramsPerKg(), drawnPerKg);
    }

    /** The first infusion needs a weight of the same day at the site; later ones a recent one. */
    private static boolean weightIsTooOld(Instant weighedAt, GateFacts facts, SitePolicy policy, Instant now) {
        var site = facts.site();
        if (site != null && facts.delivered().isEmpty()) {
            var weighed = weighedAt.atZone(site.zone()).toLocalDate();
            return !weighed.equals(now.atZone(site.zone()).toLocalDate());
        }
        return !now.isBefore(weighedAt.plus(Duration.ofDays(policy.number(C5_DOSING_WEIGHT_MAX_AGE_DAYS))));
    }
}
