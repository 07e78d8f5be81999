package org.chairside.intake.medication;

import org.chairside.contracts.PatientToken;

/** The medication list of each patient. */
public interface MedicationLists {

    /** The list as last attested, or version 0 of it. */
    MedicationList of(PatientToken patient);

    void save(MedicationList list);
}
