package org.chairside.scheduling.appointment;

import java.util.Optional;
import org.chairside.contracts.AppointmentId;

/** The latest day-of check of each visit. */
public interface DayOfChecks {

    Optional<DayOfCheck> of(AppointmentId appointment);

    void put(AppointmentId appointment, DayOfCheck check);
}
