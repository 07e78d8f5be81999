package org.chairside.session.startgate;

import java.time.Instant;
import org.chairside.contracts.VialId;
import org.chairside.contracts.session.PreparedDose;

/**
 * The dose that was drawn for a session, and from what.
 *
 * @param at when it was drawn
 * @param weighedAt when the weight was taken that it was reckoned with
 */
public record Prepared(
        VialId vial, PreparedDose dose, boolean identityConfirmedByTwoFactors, Instant at, Instant weighedAt) {}
