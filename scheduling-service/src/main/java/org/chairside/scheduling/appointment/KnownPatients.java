package org.chairside.scheduling.appointment;

import org.chairside.contracts.PatientToken;

/** The patients intake has told of; only they can be booked. */
public interface KnownPatients {

    void add(PatientToken patient);
}
