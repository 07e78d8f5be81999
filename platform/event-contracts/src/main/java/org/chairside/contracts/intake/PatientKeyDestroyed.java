package org.chairside.contracts.intake;

import java.time.Instant;
import org.chairside.contracts.PatientToken;

/** The patient's key is gone; what was sealed under it can never be read again. */
public record PatientKeyDestroyed(PatientToken patient, Instant at) implements PatientKeyEvent {}
