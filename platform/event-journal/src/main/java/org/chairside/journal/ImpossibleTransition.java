package org.chairside.journal;

/** An event that cannot have happened in the present state; it is quarantined with the reason {@code rule}. */
public class ImpossibleTransition extends RuntimeException {

    public ImpossibleTransition(String message) {
        super(message);
    }
}
