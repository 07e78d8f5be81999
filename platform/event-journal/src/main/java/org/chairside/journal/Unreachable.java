package org.chairside.journal;

/** Something this service needs cannot be reached just now; the inbox waits and tries again, and nothing is quarantined. */
public class Unreachable extends RuntimeException {

    public Unreachable(String message) {
        super(message);
    }

    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
