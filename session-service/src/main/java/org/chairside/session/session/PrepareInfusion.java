package org.chairside.session.session;

import java.time.Instant;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;
import org.jspecify.annotations.Nullable;

/**
 * Weigh the patient and draw the dose.
 *
 * @param weighedAt absent if it was at the drawing
 * @param weightConfirmed the weight was looked at again although it is far from the last one
 */
public record PrepareInfusion(
        SessionId session,
        VialId vial,
        int weightGrams,
        int microgramsPerKg,
        boolean identityConfirmedByTwoFactors,
        boolean weightConfirmed,
        @Nullable Instant weighedAt,
        StaffId preparedBy) {

    /** The dose in micrograms, rounded down: never above what was ordered. */
    long doseMicrograms() {
        return (long) microgramsPerKg * weightGrams / 1000;
    }
}
