package org.chairside.intake.consent;

import org.chairside.contracts.RefusalReason;

/** Why a consent does not change. */
public enum ConsentRefusal implements RefusalReason {
    /** there is none to withdraw */
    CONSENT_MISSING,
    /** the patient is under the drug, or of a day with it (rule X1) */
    SIGNATURES_LOCKED
}
