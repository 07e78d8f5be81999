package org.chairside.notification.message.web;

import jakarta.validation.constraints.NotNull;

/**
 * What a person decides about a message whose outcome is unknown.
 *
 * @param resend whether it goes out again
 */
record OutcomeDecision(@NotNull Boolean resend) {}
