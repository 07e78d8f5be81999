package org.chairside.console.services;

import java.util.Locale;

/** The services the console speaks to. */
public enum Service {
    SCHEDULING,
    INTAKE,
    SESSION,
    NOTIFICATION;

    /** The property that holds its address. */
    String address() {
        return "chairside.services." + name().toLowerCase(Locale.ROOT);
    }
}
