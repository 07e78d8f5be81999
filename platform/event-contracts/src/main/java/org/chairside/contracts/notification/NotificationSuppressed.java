package org.chairside.contracts.notification;

import java.time.Instant;
import org.chairside.contracts.IntentId;

/** The message was not sent on purpose. */
public record NotificationSuppressed(IntentId intentId, SuppressionReason why, Instant at) implements MessageEvent {}
