package org.chairside.simulator;

/** The visit did not go as it must; the message says at which step. */
public final class VisitBroken extends RuntimeException {

    public VisitBroken(String message) {
        super(message);
    }
}
