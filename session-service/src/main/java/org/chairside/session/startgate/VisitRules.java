package org.chairside.session.startgate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;

/** Whether this service has heard the others out, and there is a chair for the patient. */
final class VisitRules {

    private VisitRules() {}

    static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        var unmet = new ArrayList<UnmetRule>();
        if (facts.knowledge() instanceof Knowledge.Stale(var topic, var asOf)) {
            unmet.add(new UnmetRule(
                    "KNOWLEDGE",
                    "knowledge-stale",
                    asOf == null
                            ? "Nothing is known yet of what " + topic + " carries."
                            : "What " + topic + " carries is known only up to " + asOf + "."));
        }
        if (facts.chairIsTaken()) {
            unmet.add(new UnmetRule("CHAIR", "chair-taken", "Another patient is in this chair."));
        }
        return unmet;
    }
}
