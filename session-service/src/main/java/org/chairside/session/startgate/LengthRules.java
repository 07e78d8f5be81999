package org.chairside.session.startgate;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;

/** Rules D2 (not too long) and P3 (not so short that it is a bolus). */
final class LengthRules {

    private LengthRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var length = InfusionLength.of(facts.protocol(), policy);
        if (facts.plannedMinutes() > length.longest()) {
            return List.of(new UnmetRule(
                    "D2",
                    "infusion-too-long",
                    "An infusion of this protocol lasts at most " + length.longest() + " minutes here."));
        }
        if (facts.plannedMinutes() < length.shortest()) {
            return List.of(new UnmetRule(
                    "P3",
                    "infusion-too-short",
                    "An infusion of this protocol lasts at least " + length.shortest() + " minutes here: no bolus."));
        }
        return List.of();
    }
}
