package org.chairside.contracts.scheduling;

/** How a patient confirmed. */
public enum ConfirmationChannel {
    FRONT_DESK,
    PHONE,
    /** Reserved for a link in a message; nothing sets it yet. */
    LINK
}
