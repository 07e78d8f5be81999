package org.chairside.session.startgate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownDayOfCheck;
import org.jspecify.annotations.Nullable;

/**
 * What rules a treatment out today, whatever else is made ready: the visit is over, the day-of check failed, or the prescriber does not
 * stand behind it (rule C1). Asked before the drug is drawn, and again at the gate.
 */
public final class TreatmentToday {

    private TreatmentToday() {}

    /** @param clearance the one that counts for this visit */
    public static List<UnmetRule> unmet(
            boolean turnedAway, @Nullable KnownDayOfCheck check, Optional<KnownClearance> clearance) {
        var unmet = new ArrayList<UnmetRule>();
        if (turnedAway) {
            unmet.add(new UnmetRule("VISIT", "patient-not-treated", "The patient was sent home; this visit is over."));
        }
        unmet.addAll(unmetBy(clearance));
        if (check instanceof KnownDayOfCheck.Failed(var rules)) {
            unmet.addAll(unmetBy(rules));
        }
        return List.copyOf(unmet);
    }

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        return unmet(facts.turnedAway(), facts.dayOfCheck(), facts.clearance());
    }

    /** Whether the prescriber stands behind it (rule C1). */
    static List<UnmetRule> unmetBy(Optional<KnownClearance> clearance) {
        return clearance
                .map(known -> unmetBy(known.standing()))
                .orElseGet(() -> unmetClearance("clearance-missing", "No clearance for this protocol is known."))
                .stream()
                .toList();
    }

    private static Optional<UnmetRule> unmetBy(KnownClearance.Standing standing) {
        return switch (standing) {
            case CLEARED -> Optional.empty();
            case UNDER_REVIEW -> unmetClearance("clearance-missing", "The clearance has not been given.");
            case DECLINED -> unmetClearance("clearance-declined", "A prescriber decided against treatment.");
            case SUSPENDED -> unmetClearance("clearance-suspended", "The clearance is suspended.");
            case REVOKED -> unmetClearance("clearance-revoked", "The clearance was revoked.");
            case EXPIRED -> unmetClearance("clearance-expired", "The clearance has expired.");
        };
    }

    private static Optional<UnmetRule> unmetClearance(String code, String detail) {
        return Optional.of(new UnmetRule("C1", code, detail));
    }

    /** Whatever the check found keeps its own rule id. */
    private static List<UnmetRule> unmetBy(List<String> failedRules) {
        return (failedRules.isEmpty() ? Stream.of("DAY_OF") : failedRules.stream())
                .map(rule ->
                        new UnmetRule(rule, "day-of-check-failed", "The day-of check found rule " + rule + " not met."))
                .toList();
    }
}
