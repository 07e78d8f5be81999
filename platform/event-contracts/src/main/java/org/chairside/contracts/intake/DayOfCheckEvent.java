package org.chairside.contracts.intake;

import org.chairside.contracts.AppointmentId;

/** A fact about the check on the day of one visit; stream {@code day-of-check/<appointment id>}. */
public sealed interface DayOfCheckEvent permits DayOfCheckPassed, DayOfCheckFailed {

    AppointmentId appointmentId();
}
