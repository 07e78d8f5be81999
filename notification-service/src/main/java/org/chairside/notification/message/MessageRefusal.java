package org.chairside.notification.message;

import org.chairside.contracts.RefusalReason;

/** Why a command to a message is refused. */
public enum MessageRefusal implements RefusalReason {
    /** it was sent, failed, suppressed or decided before */
    ALREADY_DECIDED,
    /** only an unknown outcome is for a person to decide */
    OUTCOME_KNOWN
}
