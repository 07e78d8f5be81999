package org.chairside.session.startgate;

import java.time.Instant;
import org.chairside.contracts.VialId;
import org.chairside.contracts.session.PreparedDose;

/** The dose that was drawn for a session, and from what; the dosing weight is of the same moment. */
public record Prepared(VialId vial, PreparedDose dose, boolean identityConfirmedByTwoFactors, Instant at) {}
