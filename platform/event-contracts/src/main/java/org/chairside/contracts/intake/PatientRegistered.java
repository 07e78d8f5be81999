package org.chairside.contracts.intake;

import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.privacy.ContactDetails;

/**
 * A patient is known to the chain.
 *
 * @param language a BCP 47 tag such as {@code en} or {@code es}
 */
public record PatientRegistered(
        PatientToken patient, SiteCode homeSite, String language, Sealed<ContactDetails> contact)
        implements PatientEvent {}
