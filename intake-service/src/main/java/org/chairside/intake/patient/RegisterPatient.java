package org.chairside.intake.patient;

import java.time.LocalDate;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.privacy.ContactDetails;

/** Make a person known to the chain under a token. */
public record RegisterPatient(
        PatientToken token, ContactDetails contact, LocalDate birthDate, String language, SiteCode homeSite) {

    @Override
    public String toString() {
        return "RegisterPatient[token=" + token + "]";
    }
}
