package org.chairside.contracts.session;

import java.time.Instant;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SessionId;
import org.chairside.contracts.VialId;
import org.jspecify.annotations.Nullable;

/**
 * Line placed and drug drawn; identity checked by two factors.
 *
 * @param weighedAt when the patient stood on the scales; absent in events from before this was asked, and then it was at the drawing
 */
public record SessionPrepared(
        SessionId sessionId,
        VialId vialId,
        Sealed<PreparedDose> dose,
        boolean identityConfirmedByTwoFactors,
        @Nullable Instant weighedAt)
        implements SessionEvent {}
