package org.chairside.contracts.policy;

/** Where a site wants the escort while the infusion runs (rule E1). */
public enum EscortPresence {
    /** beside the patient from the start */
    IN_ROOM,
    /** in the building from the start */
    ON_SITE,
    /** named; comes to take the patient home */
    PICKUP,
    /** arrived, and waits outside the treatment area */
    NOT_IN_TREATMENT_AREA
}
