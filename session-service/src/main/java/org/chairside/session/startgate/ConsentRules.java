package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.C2_CONSENT_VALIDITY_MONTHS;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;

/** Rule C2: consent to this protocol, not withdrawn, not too old; months of the calendar on the site's wall. */
final class ConsentRules {

    private ConsentRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var consent = facts.consent();
        if (consent == null) {
            return List.of(new UnmetRule("C2", "consent-missing", "No consent to this protocol is known."));
        }
        if (consent.withdrawnAt() != null) {
            return List.of(new UnmetRule("C2", "consent-withdrawn", "The consent was withdrawn."));
        }
        var site = facts.site();
        var zone = site == null ? ZoneOffset.UTC : site.zone();
        var until = consent.signedAt().atZone(zone).plusMonths(policy.number(C2_CONSENT_VALIDITY_MONTHS));
        return now.isAfter(until.toInstant())
                ? List.of(new UnmetRule("C2", "consent-expired", "The consent must be signed again."))
                : List.of();
    }
}
