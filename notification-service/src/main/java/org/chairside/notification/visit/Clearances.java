package org.chairside.notification.visit;

import java.time.Instant;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;

/** Which patients are cleared for what. */
public interface Clearances {

    boolean holds(PatientToken patient, Protocol protocol, Instant at);

    void cleared(ClearanceId id, PatientToken patient, Protocol protocol, Instant validUntil);

    void noLongerCleared(ClearanceId id);
}
