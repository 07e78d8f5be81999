package org.chairside.contracts.scheduling;

import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.Codes;

/** The visit may not take place: no clearance stands behind it, or an infusion before it began too late. */
public record AppointmentMarkedAtRisk(AppointmentId appointmentId, String trigger) implements AppointmentEvent {

    public AppointmentMarkedAtRisk {
        Codes.requireCode(trigger);
    }
}
