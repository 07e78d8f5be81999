package org.chairside.scheduling.appointment;

import org.chairside.contracts.AppointmentId;

/** What happens only to a patient who is here, and is decided with an {@link Arrival}. */
public sealed interface ArrivalCommand {

    AppointmentId appointment();

    /** The patient stands at the front desk. */
    record CheckInPatient(AppointmentId appointment) implements ArrivalCommand {}

    /** The nurse has made the check of the day, perhaps before the desk's check-in, perhaps after a no-show. */
    record TakeDayOfCheck(AppointmentId appointment, DayOfCheck check) implements ArrivalCommand {}
}
