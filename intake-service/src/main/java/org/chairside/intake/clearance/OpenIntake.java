package org.chairside.intake.clearance;

import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;

/**
 * Begin the file of a booked patient.
 *
 * @param clearance the id it gets, unless the patient has a file already
 */
public record OpenIntake(ClearanceId clearance, PatientToken patient, Protocol protocol, AppointmentId appointment) {}
