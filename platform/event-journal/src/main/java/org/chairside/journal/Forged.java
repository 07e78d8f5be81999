package org.chairside.journal;

/** An event that its owner cannot have said; it is quarantined with the reason {@code forgery}, and its stream goes on without it. */
public class Forged extends RuntimeException {

    public Forged(String message) {
        super(message);
    }
}
