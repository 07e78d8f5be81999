package org.chairside.intake.medication;

import java.util.List;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.MedicationSource;

/**
 * State the complete list of what a patient takes.
 *
 * @param expectedVersion the version of the list that was on the screen; 0 if there was none
 */
public record ChangeMedications(
        PatientToken patient, int expectedVersion, List<String> names, MedicationSource reportedBy) {

    @Override
    public String toString() {
        return "ChangeMedications[patient=" + patient + "]";
    }
}
