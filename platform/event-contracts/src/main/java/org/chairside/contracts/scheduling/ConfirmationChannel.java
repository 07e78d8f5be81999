package org.chairside.contracts.scheduling;

/** How a patient confirmed. */
public enum ConfirmationChannel {
    FRONT_DESK,
    PHONE,
    LINK
}
