package org.chairside.contracts.intake;

import org.chairside.contracts.PatientToken;

/** A fact about one patient; stream {@code patient/<token>}. */
public sealed interface PatientEvent
        permits PatientRegistered, MedicationListChanged, ConsentSigned, ConsentWithdrawn, EscortNamed {

    PatientToken patient();
}
