package org.chairside.contracts.session;

import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.VialId;

/** Line placed and drug drawn; identity checked by two factors. */
public record SessionPrepared(
        SessionId sessionId, VialId vialId, Sealed<PreparedDose> dose, boolean identityConfirmedByTwoFactors)
        implements SessionEvent {}
