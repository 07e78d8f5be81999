package org.chairside.notification.visit;

import java.util.Locale;
import org.chairside.contracts.privacy.ContactDetails;

/** How a patient is reached, and in which language. */
public record Contact(ContactDetails details, Locale language) {}
