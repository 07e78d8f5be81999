package org.chairside.contracts.intake;

import java.time.Instant;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;

/** The patient took the consent back. */
public record ConsentWithdrawn(PatientToken patient, Protocol protocol, Instant at) implements PatientEvent {}
