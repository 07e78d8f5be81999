package org.chairside.kit.problem;

/** Known, and not allowed: answered 403. */
public class Forbidden extends RuntimeException {

    public Forbidden() {
        super("forbidden");
    }
}
