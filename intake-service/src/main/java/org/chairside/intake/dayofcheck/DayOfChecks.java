package org.chairside.intake.dayofcheck;

import org.chairside.contracts.AppointmentId;

/** The check of each visit. */
public interface DayOfChecks {

    /** The check as it stands; pending if there was none yet. */
    DayOfCheck of(AppointmentId appointment);

    void save(DayOfCheck before, DayOfCheck after);
}
