package org.chairside.intake.escort;

import org.chairside.contracts.RefusalReason;

/** Why nobody is named as an escort. */
public enum EscortRefusal implements RefusalReason {
    /** it would be the patient (rule E2) */
    ESCORT_IS_PATIENT
}
