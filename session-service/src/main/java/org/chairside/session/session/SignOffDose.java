package org.chairside.session.session;

import java.util.Set;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.StaffId;

/**
 * Agree, as a second prescriber, to a high dose before it is drawn (rule D1).
 *
 * @param licensedStates where the signer is licensed
 */
public record SignOffDose(SessionId session, int microgramsPerKg, StaffId signedBy, Set<String> licensedStates) {
    public SignOffDose {
        licensedStates = Set.copyOf(licensedStates);
    }
}
