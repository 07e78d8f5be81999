package org.chairside.session.startgate;

import static org.chairside.contracts.policy.PolicyKey.C2_CONSENT_VALIDITY_MONTHS;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.RescueKind;
import org.chairside.session.discharge.RescueDose;

/**
 * Rule C2: consent to this protocol, not withdrawn, not too old, and signed with a clear head; months and days of the calendar on the
 * site's wall.
 */
final class ConsentRules {

    private static final Set<RescueKind> SEDATIVES = Set.of(RescueKind.BENZODIAZEPINE, RescueKind.OPIOID);

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
        ZoneId zone = site == null ? ZoneOffset.UTC : site.zone();
        if (facts.rescues().stream().anyMatch(dose -> clouds(dose, consent.signedAt(), zone))) {
            return List.of(new UnmetRule(
                    "C2", "consent-after-sedative", "The consent was signed on the same day after a sedative."));
        }
        var until = consent.signedAt().atZone(zone).plusMonths(policy.number(C2_CONSENT_VALIDITY_MONTHS));
        return now.isAfter(until.toInstant())
                ? List.of(new UnmetRule("C2", "consent-expired", "The consent must be signed again."))
                : List.of();
    }

    private static boolean clouds(RescueDose dose, Instant signedAt, ZoneId zone) {
        return dose.kinds().stream().anyMatch(SEDATIVES::contains)
                && !dose.givenAt().isAfter(signedAt)
                && dose.givenAt()
                        .atZone(zone)
                        .toLocalDate()
                        .equals(signedAt.atZone(zone).toLocalDate());
    }
}
