package org.chairside.session.startgate;

import java.time.Instant;
import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.session.GateResult;

/**
 * Decides whether an infusion may start.
 *
 * <p>Pure. Every rule is looked at, so that the nurse sees all that is missing at once; whatever is unknown keeps the gate closed; nothing
 * overrides it.
 */
public final class StartGate {

    /** What one concern finds unmet; nothing, if it does not keep the gate closed. */
    private interface Rules {
        List<UnmetRule> unmet(GateFacts facts, SitePolicy policy, Instant now);
    }

    private static final List<Rules> RULES = List.of(
            VisitRules::unmet,
            TreatmentToday::unmet,
            ClearanceRules::unmet,
            DayOfCheckRules::unmet,
            FastingRules::unmet,
            ConsentRules::unmet,
            IntervalRules::unmet,
            DoseRules::unmet,
            LengthRules::unmet,
            PressureRules::unmet,
            VitalsRules::unmet,
            EscortRules::unmet,
            PreparationRules::unmet);

    private StartGate() {}

    /** Looks at every rule; open only if none is unmet. */
    public static GateVerdict evaluate(GateFacts facts, SitePolicy policy, Instant now) {
        var unmet = RULES.stream()
                .flatMap(rules -> rules.unmet(facts, policy, now).stream())
                .toList();
        return new GateVerdict(
                unmet.isEmpty() ? GateResult.OPEN : GateResult.CLOSED, unmet, InputsHash.of(facts, policy, now));
    }
}
