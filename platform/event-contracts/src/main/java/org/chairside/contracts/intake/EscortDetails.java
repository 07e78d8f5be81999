package org.chairside.contracts.intake;

import org.chairside.contracts.privacy.ContactDetails;

/** Who the escort is and how to reach them. */
public record EscortDetails(ContactDetails contact, boolean adult, boolean fitToDrive) {}
