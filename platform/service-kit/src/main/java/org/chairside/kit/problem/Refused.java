package org.chairside.kit.problem;

import java.util.Map;
import org.chairside.contracts.Refusal;

/** Thrown by a web adapter alone, to answer a refusal as 409 with its code and every unmet rule. */
public class Refused extends RuntimeException {

    private final transient Refusal refusal;
    private final transient Map<String, Object> members;

    public Refused(Refusal refusal) {
        this(refusal, Map.of());
    }

    /** @param members what else the answer says, such as free alternatives */
    public Refused(Refusal refusal, Map<String, Object> members) {
        super(refusal.reason().code());
        this.refusal = refusal;
        this.members = Map.copyOf(members);
    }

    public Refusal refusal() {
        return refusal;
    }

    public Map<String, Object> members() {
        return members;
    }
}
