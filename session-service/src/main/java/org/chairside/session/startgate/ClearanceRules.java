package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.C1_CLEARANCE_VALIDITY_DAYS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.session.facts.KnownClearance;
import org.chairside.session.facts.KnownSite;

/** Rules C1 (a clearance that stands is not too old), P1 (licence) and M2 (medications seen by the prescriber). */
final class ClearanceRules {

    private ClearanceRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var clearance = facts.clearance();
        if (clearance.isEmpty()) {
            return List.of();
        }
        var unmet = new ArrayList<UnmetRule>();
        var terms = clearance.get().terms();
        if (clearance.get().standing() == KnownClearance.Standing.CLEARED) {
            if (terms == null) {
                unmet.add(new UnmetRule("C1", "clearance-missing", "What was cleared is not known."));
            } else {
                unmet.addAll(ofTerms(terms, facts, policy, now));
            }
        }
        if (terms != null && changedUnseen(facts, terms)) {
            unmet.add(new UnmetRule("M2", "medications-not-reviewed", "The medications changed after the clearance."));
        }
        return unmet;
    }

    private static List<UnmetRule> ofTerms(
            KnownClearance.Terms terms, GateFacts facts, SitePolicy policy, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        var site = facts.site();
        if (!now.isBefore(terms.validUntil()) || (site != null && isTooOldFor(site, terms, policy, now))) {
            unmet.add(new UnmetRule("C1", "clearance-expired", "The clearance has expired."));
        }
        if (site == null) {
            unmet.add(new UnmetRule("P1", "site-unknown", "The state of this site is not known."));
        } else if (!terms.allowedStates().contains(site.state())) {
            unmet.add(new UnmetRule(
                    "P1", "state-not-licensed", "The prescriber is not licensed in " + site.state() + "."));
        }
        return unmet;
    }

    /** A clearance that another site let run for longer counts here for as long as this site lets its own run. */
    private static boolean isTooOldFor(KnownSite site, KnownClearance.Terms terms, SitePolicy policy, Instant now) {
        var until = terms.recordedAt().atZone(site.zone()).plusDays(policy.number(C1_CLEARANCE_VALIDITY_DAYS));
        return !now.isBefore(until.toInstant());
    }

    /** Both moments are of intake's clock; a list that was changed since was seen by no prescriber, whatever the clearance says. */
    private static boolean changedUnseen(GateFacts facts, KnownClearance.Terms terms) {
        var changedAt = facts.medicationsChangedAt();
        return changedAt != null && changedAt.isAfter(terms.recordedAt());
    }
}
