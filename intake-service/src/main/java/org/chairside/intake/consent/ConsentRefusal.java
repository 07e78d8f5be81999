package org.chairside.intake.consent;

import org.chairside.contracts.RefusalReason;

/** Why a consent does not change. */
public enum ConsentRefusal implements RefusalReason {
    /** there is none to withdraw */
    CONSENT_MISSING
}
