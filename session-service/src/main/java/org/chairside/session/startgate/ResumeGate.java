package org.chairside.session.startgate;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;

/**
 * What of the start gate is asked again before a pump that stands runs on: to resume is to decide anew to give drug, so it needs the
 * knowledge, the day-of check, the clearance (rule C1), the consent (rule C2) and the escort (rules E1 and E2) of a start.
 *
 * <p>Pure. What was eaten, weighed, drawn and measured before the start has been judged; the vitals of a resume are rule V13.
 */
public final class ResumeGate {

    private ResumeGate() {}

    public static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        return Stream.of(
                        VisitRules.unmet(facts, policy, now),
                        TreatmentToday.unmet(facts, policy, now),
                        ClearanceRules.unmet(facts, policy, now),
                        ConsentRules.unmet(facts, policy, now),
                        EscortRules.unmet(facts, policy, now))
                .flatMap(List::stream)
                .toList();
    }
}
