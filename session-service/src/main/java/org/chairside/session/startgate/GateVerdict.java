package org.chairside.session.startgate;

import java.util.List;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.session.GateResult;

/**
 * What the gate said, and to what.
 *
 * @param unmet every rule that keeps it closed; empty when open
 * @param inputsHash SHA-256 over everything it looked at, in hex
 */
public record GateVerdict(GateResult result, List<UnmetRule> unmet, String inputsHash) {

    public GateVerdict {
        unmet = List.copyOf(unmet);
    }

    /** The ids of the unmet rules, each once. */
    public List<String> failedRules() {
        return unmet.stream().map(UnmetRule::rule).distinct().toList();
    }
}
