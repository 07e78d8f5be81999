package org.chairside.intake.medication;

import org.chairside.contracts.RefusalReason;

/** Why a medication list stays as it is. */
public enum MedicationRefusal implements RefusalReason {
    /** somebody else changed it meanwhile; answered as 412 `stale-version` */
    LIST_CHANGED
}
