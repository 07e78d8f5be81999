package org.chairside.contracts.intake;

import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Codes;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;

/**
 * At least one rule of the day is not met.
 *
 * @param reasons the rule ids that were not met
 * @param treatmentExcludedToday a hard stop of the day (F1, F2, M1, M4): not treated, not a no-show
 */
public record DayOfCheckFailed(
        AppointmentId appointmentId,
        PatientToken patient,
        List<String> reasons,
        boolean treatmentExcludedToday,
        Sealed<FastingTimes> fasting)
        implements DayOfCheckEvent {

    public DayOfCheckFailed {
        reasons.forEach(Codes::requireCode);
    }
}
