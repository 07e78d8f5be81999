package org.chairside.session.session;

import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.session.SessionEvent;

/**
 * What a look at the gate came to.
 *
 * @param unmet every rule that keeps it closed; empty when open or when the look itself was refused
 */
public record GateLook(Decision<SessionEvent> decision, List<UnmetRule> unmet) {
    public GateLook {
        unmet = List.copyOf(unmet);
    }
}
