package org.chairside.intake.patient;

import org.chairside.contracts.RefusalReason;

/** Why a person is not registered. */
public enum PatientRefusal implements RefusalReason {
    /** Younger than the home site treats (rule C8). */
    POLICY_AGE,
    /** Not a birth date of a living person. */
    BIRTH_DATE,
    /** born on the same day as a patient of the chain, and of the same name, number or address: one person has one file */
    POSSIBLE_DUPLICATE
}
