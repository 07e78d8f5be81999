package org.chairside.contracts.notification;

import org.chairside.contracts.IntentId;

/** A fact about one message; stream {@code message/<intent id>}. */
public sealed interface MessageEvent
        permits NotificationRequested,
                NotificationSent,
                NotificationFailed,
                NotificationSuppressed,
                NotificationOutcomeUnknown,
                NotificationOutcomeDecided {

    IntentId intentId();
}
