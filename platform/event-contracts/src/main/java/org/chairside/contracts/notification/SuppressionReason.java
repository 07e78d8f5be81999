package org.chairside.contracts.notification;

/** Why a message was not sent. */
public enum SuppressionReason {
    EXPIRED,
    NO_ADDRESS,
    NO_LONGER_TRUE
}
