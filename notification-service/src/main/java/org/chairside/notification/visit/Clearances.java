package org.chairside.notification.visit;

import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.intake.IntakeCleared;

/** Which patients are cleared for what, where and until when. */
public interface Clearances {

    /** Whether one holds that is not over when the visit begins, from a prescriber licensed where it is. */
    boolean holdsFor(Visit visit);

    void cleared(IntakeCleared cleared);

    void noLongerCleared(ClearanceId id);
}
