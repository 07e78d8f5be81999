package org.chairside.contracts.notification;

import java.time.Instant;
import org.chairside.contracts.IntentId;
import org.chairside.contracts.StaffId;

/**
 * A person decided about a message whose outcome was unknown.
 *
 * @param resend whether it goes out again; if not, it is left as it is
 */
public record NotificationOutcomeDecided(IntentId intentId, boolean resend, StaffId by, Instant at)
        implements MessageEvent {}
