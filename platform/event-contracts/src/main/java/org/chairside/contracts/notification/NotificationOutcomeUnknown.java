package org.chairside.contracts.notification;

import java.time.Instant;
import org.chairside.contracts.IntentId;

/** It cannot be known whether the message went out; a person decides. */
public record NotificationOutcomeUnknown(IntentId intentId, Instant at) implements MessageEvent {}
