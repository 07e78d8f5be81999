package org.chairside.kit.problem;

import org.chairside.contracts.Refusal;

/** Thrown by a web adapter alone, to answer a refusal as 409 with its code and every unmet rule. */
public class Refused extends RuntimeException {

    private final Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.reason().code());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
