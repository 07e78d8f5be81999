package org.chairside.contracts.notification;

/** What is said. */
public enum MessageTemplate {
    APPOINTMENT_CONFIRMATION,
    PREPARATION,
    AFTERCARE,
    CANCELLATION
}
