package org.chairside.journal.append;

import org.chairside.journal.Cause;

/** Which service of which deployment speaks. */
public record Speaker(String cell, String service) {

    /** What {@code ce_source} says. */
    public String source() {
        return "chairside/" + cell + "/" + service;
    }

    /** The cause of what nobody asked for: timers and start-up. */
    public Cause system() {
        return new Cause("system/" + service, null);
    }
}
