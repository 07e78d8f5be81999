package org.chairside.contracts.intake;

import java.time.Instant;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;

/** The patient consented to a series (rule C2). */
public record ConsentSigned(PatientToken patient, Protocol protocol, String documentVersion, Instant signedAt)
        implements PatientEvent {}
