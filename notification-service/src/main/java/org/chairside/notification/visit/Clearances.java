package org.chairside.notification.visit;

import java.time.Instant;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.intake.IntakeCleared;

/** Which patients are cleared for what, where and until when. */
public interface Clearances {

    /** Whether one holds that is not over when the visit begins, by the days of its site as well, from a prescriber licensed there. */
    boolean holdsFor(Visit visit);

    /** @param reviewedAt when the prescriber decided */
    void cleared(IntakeCleared cleared, Instant reviewedAt);

    void noLongerCleared(ClearanceId id);
}
