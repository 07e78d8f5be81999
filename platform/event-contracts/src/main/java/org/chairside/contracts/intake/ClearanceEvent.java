package org.chairside.contracts.intake;

import org.chairside.contracts.ClearanceId;

/** A fact about one standing clearance; stream {@code clearance/<id>}. */
public sealed interface ClearanceEvent
        permits IntakeOpened,
                IntakeSubmitted,
                IntakeCleared,
                ClearanceDeclined,
                ClearanceSuspended,
                ClearanceRevoked,
                ClearanceExpired {

    ClearanceId clearanceId();
}
