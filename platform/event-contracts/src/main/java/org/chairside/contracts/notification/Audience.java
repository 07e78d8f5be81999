package org.chairside.contracts.notification;

/** Who hears it. */
public enum Audience {
    PATIENT,
    ESCORT
}
