package org.chairside.contracts.intake;

import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;

/** What the patient takes is no longer what it was. */
public record MedicationListChanged(
        PatientToken patient, int listVersion, Sealed<MedicationChange> change, MedicationSource reportedBy)
        implements PatientEvent {}
