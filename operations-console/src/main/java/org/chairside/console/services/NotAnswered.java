package org.chairside.console.services;

import java.io.Serial;

/** A service could not be asked, or did not say what was asked for. */
public class NotAnswered extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Service service;
    private final int status;

    NotAnswered(Service service, int status) {
        super(service + " answered " + status);
        this.service = service;
        this.status = status;
    }

    public Service service() {
        return service;
    }

    /** The HTTP status, 0 if there was no answer at all. */
    public int status() {
        return status;
    }
}
