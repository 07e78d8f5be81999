package org.chairside.contracts;

import java.util.List;

/** Why a command was refused, and every rule that was not met. */
public record Refusal(RefusalReason reason, List<UnmetRule> unmet) {
    public Refusal {
        unmet = List.copyOf(unmet);
    }
}
