package org.chairside.session.startgate;

import java.time.Instant;
import org.chairside.contracts.StaffId;

/** A second prescriber agreed to a dose up to so much (rule D1). */
public record DoseSignOff(StaffId signedBy, int microgramsPerKg, Instant at) {}
