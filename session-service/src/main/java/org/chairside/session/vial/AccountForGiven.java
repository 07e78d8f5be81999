package org.chairside.session.vial;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Enter what reached the patient.
 *
 * @param givenBy who started the pump; absent for what started before this was kept
 */
public record AccountForGiven(
        SessionId session, long micrograms, @Nullable StaffId givenBy) {}
