package org.chairside.console.visit;

/** Where an appointment stands, as its service says it; its word is the message {@code state.<name>}. */
enum AppointmentState {
    BOOKED,
    CONFIRMED,
    CHECKED_IN,
    READY,
    IN_SESSION,
    COMPLETED,
    NOT_TREATED,
    CANCELLED,
    NO_SHOW
}
