package org.chairside.session.startgate;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;

/**
 * What of the start gate is asked again before a pump that stands runs on: to resume is to decide anew to give drug, so it needs the
 * knowledge, a free chair, a clearance that stands (rules C1, P1 and M2) and covers the dose (rule D1), the consent (rule C2) and the
 * escort (rules E1 and E2) of a start.
 *
 * <p>Pure. What was eaten, weighed, drawn and measured before the start has been judged; the vitals of a resume are rule V13. A day-of
 * check is not made again once the visit has started, so a clearance that was given anew needs none of its own version, and neither a
 * check that failed late nor the desk's record that the patient was sent home ends what has begun: the nurse was warned of them.
 */
public final class ResumeGate {

    private ResumeGate() {}

    public static List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now) {
        return Stream.of(
                        VisitRules.unmet(facts, policy, now),
                        TreatmentToday.unmetBy(facts.clearance()),
                        ClearanceRules.unmet(facts, policy, now),
                        DoseRules.unmetMaximum(facts, policy, now),
                        ConsentRules.unmet(facts, policy, now),
                        EscortRules.unmet(facts, policy, now))
                .flatMap(List::stream)
                .toList();
    }
}
