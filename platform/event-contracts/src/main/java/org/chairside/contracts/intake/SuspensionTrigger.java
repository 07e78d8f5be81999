package org.chairside.contracts.intake;

/** What made a clearance doubtful. */
public enum SuspensionTrigger {
    MEDICATION_CHANGED,
    CONSENT_WITHDRAWN,
    SERIOUS_ADVERSE_EVENT,
    CLINICAL_STOP
}
