package org.chairside.intake.patient;

import org.chairside.contracts.RefusalReason;

/** Why a person is not registered. */
public enum PatientRefusal implements RefusalReason {
    /** Younger than the chain treats (rule D7). */
    POLICY_AGE,
    /** Not a birth date of a living person. */
    BIRTH_DATE
}
