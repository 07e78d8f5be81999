package org.chairside.kit.problem;

/** Unknown here, or another site's: both answer the same 404. */
public class NotFound extends RuntimeException {

    public NotFound() {
        super("not found");
    }
}
