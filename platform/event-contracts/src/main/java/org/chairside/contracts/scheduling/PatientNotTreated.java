package org.chairside.contracts.scheduling;

import java.util.List;
import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Codes;

/** The patient arrived and was turned away; never a no-show. */
public record PatientNotTreated(AppointmentId appointmentId, List<String> reasons) implements AppointmentEvent {

    public PatientNotTreated {
        reasons.forEach(Codes::requireCode);
    }
}
