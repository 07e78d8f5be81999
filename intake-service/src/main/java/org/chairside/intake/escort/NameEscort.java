package org.chairside.intake.escort;

import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.intake.EscortDetails;

/** The patient names somebody to go home with. */
public record NameEscort(PatientToken patient, EscortId escort, EscortDetails details) {

    @Override
    public String toString() {
        return "NameEscort[patient=" + patient + ", escort=" + escort + "]";
    }
}
