package org.chairside.contracts.intake;

import org.chairside.contracts.AppointmentId;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;

/** A booked patient needs a clearance for this protocol. */
public record IntakeOpened(
        ClearanceId clearanceId, PatientToken patient, Protocol protocol, AppointmentId appointmentId)
        implements ClearanceEvent {}
