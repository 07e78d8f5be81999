package org.chairside.session.discharge;

import java.time.Instant;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.session.RescueMedication;

/** A medication that was given beside the infusion, on whose order, by whom and when. */
public record RescueDose(RescueMedication medication, StaffId orderedBy, StaffId givenBy, Instant givenAt) {}
