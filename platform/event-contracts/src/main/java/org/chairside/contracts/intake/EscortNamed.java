package org.chairside.contracts.intake;

import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;

/** The patient named an adult they feel safe with. */
public record EscortNamed(PatientToken patient, EscortId escortId, Sealed<EscortDetails> details)
        implements PatientEvent {}
