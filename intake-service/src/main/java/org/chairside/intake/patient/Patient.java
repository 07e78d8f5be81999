package org.chairside.intake.patient;

import java.time.LocalDate;
import org.chairside.contracts.Decision;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.SiteCode;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.intake.PatientRegistered;
import org.chairside.contracts.policy.SitePolicy;
import org.chairside.contracts.privacy.ContactDetails;

/**
 * A person under treatment; only here a token has a name.
 *
 * @param version the sequence of the last event in the stream {@code patient/<token>}, which medications, consents and escorts
 *     share
 */
public record Patient(
        PatientToken token,
        int version,
        ContactDetails contact,
        LocalDate birthDate,
        String language,
        SiteCode homeSite) {

    public static Decision<PatientEvent> decide(RegisterPatient command, SitePolicy policy, LocalDate today) {
        if (Age.isImpossible(command.birthDate(), today)) {
            return Decision.refused(PatientRefusal.BIRTH_DATE);
        }
        if (Age.unmet(command.birthDate(), policy, today).isPresent()) {
            return Decision.refused(PatientRefusal.POLICY_AGE);
        }
        return Decision.accepted(new PatientRegistered(
                command.token(), command.homeSite(), command.language(), Sealed.of(command.contact())));
    }

    /** The state a registration leaves behind; the birth date stays here and is in no event. */
    static Patient of(RegisterPatient command) {
        return new Patient(
                command.token(), 1, command.contact(), command.birthDate(), command.language(), command.homeSite());
    }
}
