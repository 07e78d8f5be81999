package org.chairside.session.session;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.VialId;

/**
 * Weigh the patient and draw the dose.
 *
 * @param weightConfirmed the weight was looked at again although it is far from the last one
 */
public record PrepareInfusion(
        SessionId session,
        VialId vial,
        int weightGrams,
        int microgramsPerKg,
        boolean identityConfirmedByTwoFactors,
        boolean weightConfirmed,
        StaffId preparedBy) {

    /** The dose in micrograms, rounded down: never above what was ordered. */
    long doseMicrograms() {
        return (long) microgramsPerKg * weightGrams / 1000;
    }
}
