package org.chairside.kit.problem;

/** The thing to change has changed since it was read: answered 412. */
public class StaleVersion extends RuntimeException {

    public StaleVersion() {
        super("stale version");
    }
}
