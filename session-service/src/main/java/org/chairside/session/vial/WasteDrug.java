package org.chairside.session.vial;

import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Destroy what was drawn and not given, before a witness (rule K2).
 *
 * @param givenBy who started the pump, and so is no witness; absent if it never started
 */
public record WasteDrug(
        SessionId session,
        long micrograms,
        StaffId wastedBy,
        StaffId witness,
        @Nullable StaffId givenBy) {}
