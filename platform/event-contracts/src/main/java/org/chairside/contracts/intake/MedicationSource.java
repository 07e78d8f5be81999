package org.chairside.contracts.intake;

/** Who told of a medication. */
public enum MedicationSource {
    PATIENT,
    STAFF
}
