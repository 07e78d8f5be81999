package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;
import org.jspecify.annotations.Nullable;

/**
 * What was drawn and reached the patient.
 *
 * @param givenBy who started the pump; absent in events from before this was kept
 */
public record DrugAdministered(
        VialId vialId,
        SessionId sessionId,
        long micrograms,
        Instant at,
        @Nullable StaffId givenBy) implements VialEvent {}
