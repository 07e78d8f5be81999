package org.chairside.contracts.notification;

import java.time.Instant;
import org.chairside.contracts.Codes;
import org.chairside.contracts.IntentId;

/** The provider refused the message; it was not sent. */
public record NotificationFailed(IntentId intentId, String code, Instant at) implements MessageEvent {

    public NotificationFailed {
        Codes.requireCode(code);
    }
}
