package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/** A medication was given on a prescriber's order, against nausea, distress or pressure, or to reverse another. */
public record RescueMedicationGiven(
        SessionId sessionId, StaffId orderedBy, StaffId givenBy, Instant givenAt, Sealed<RescueMedication> medication)
        implements SessionEvent {}
