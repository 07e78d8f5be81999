package org.chairside.intake.patient;

import java.time.LocalDate;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.privacy.ContactDetails;

/**
 * Make a person known to the chain under a token.
 *
 * @param confirmedDifferent somebody looked: it is nobody whom the chain knows already, though it may seem so
 */
public record RegisterPatient(
        PatientToken token,
        ContactDetails contact,
        LocalDate birthDate,
        String language,
        SiteCode homeSite,
        boolean confirmedDifferent) {

    @Override
    public String toString() {
        return "RegisterPatient[token=" + token + "]";
    }
}
