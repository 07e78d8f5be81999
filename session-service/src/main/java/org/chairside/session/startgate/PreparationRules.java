package org.chairside.session.startgate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;

/** Rule K1 (the dose is drawn and the ledger says so) and the patient's identity by two identifiers. */
final class PreparationRules {

    private PreparationRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var prepared = facts.prepared();
        if (prepared == null) {
            return List.of(new UnmetRule("K1", "drug-not-drawn", "The drug has not been drawn."));
        }
        var unmet = new ArrayList<UnmetRule>();
        if (facts.drawnMicrograms() != prepared.dose().doseMicrograms()) {
            unmet.add(new UnmetRule("K1", "ledger-mismatch", "The drug ledger does not show this dose as drawn."));
        }
        if (!prepared.identityConfirmedByTwoFactors()) {
            unmet.add(new UnmetRule(
                    "ID", "identity-not-confirmed", "The patient's identity must be confirmed by two identifiers."));
        }
        return unmet;
    }
}
