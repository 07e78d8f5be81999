package org.chairside.contracts.intake;

import java.time.Instant;
import org.chairside.contracts.PatientToken;
import org.jspecify.annotations.Nullable;

/**
 * The patient's key is gone; what was sealed under it can never be read again.
 *
 * @param proof that a service of this cell said so, in base64; who follows the keys believes nothing without it
 */
public record PatientKeyDestroyed(
        PatientToken patient, Instant at, @Nullable String proof) implements PatientKeyEvent {}
