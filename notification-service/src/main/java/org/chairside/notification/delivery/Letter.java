package org.chairside.notification.delivery;

import org.chairside.contracts.IntentId;
import org.chairside.contracts.privacy.EmailAddress;
import org.chairside.contracts.privacy.FreeText;

/** What goes to the provider; the intent's id makes a second copy recognisable. */
public record Letter(IntentId intentId, EmailAddress to, FreeText subject, FreeText body) {}
