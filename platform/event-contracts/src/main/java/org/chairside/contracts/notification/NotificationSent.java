package org.chairside.contracts.notification;

import java.time.Instant;
import org.chairside.contracts.IntentId;

/** The provider took the message. */
public record NotificationSent(IntentId intentId, Instant at) implements MessageEvent {}
