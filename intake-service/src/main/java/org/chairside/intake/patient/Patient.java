package org.chairside.intake.patient;

import java.time.LocalDate;
import java.util.List;
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

    /**
     * Every rule about a body counts per patient, so nobody becomes two patients unseen.
     *
     * @param bornThatDay the patients of the whole chain with that birth date
     */
    public static Decision<PatientEvent> decide(
            RegisterPatient command, SitePolicy policy, LocalDate today, List<Patient> bornThatDay) {
        if (Age.isImpossible(command.birthDate(), today)) {
            return Decision.refused(PatientRefusal.BIRTH_DATE);
        }
        if (Age.unmet(command.birthDate(), policy, today).isPresent()) {
            return Decision.refused(PatientRefusal.POLICY_AGE);
        }
        if (!command.confirmedDifferent() && bornThatDay.stream().anyMatch(known -> known.mayBe(command))) {
            return Decision.refused(PatientRefusal.POSSIBLE_DUPLICATE);
        }
        return Decision.accepted(new PatientRegistered(
                command.token(), command.homeSite(), command.language(), Sealed.of(command.contact())));
    }

    /** Whether it may be this person: born on the same day, and of the same name, or reached under the same number or address. */
    public boolean mayBe(RegisterPatient command) {
        var stated = command.contact();
        return birthDate.equals(command.birthDate())
                && (FoldedName.of(contact.name()).isLike(FoldedName.of(stated.name()))
                        || Reach.isTheSame(contact, stated));
    }

    /** The state a registration leaves behind; the birth date stays here and is in no event. */
    static Patient of(RegisterPatient command) {
        return new Patient(
                command.token(), 1, command.contact(), command.birthDate(), command.language(), command.homeSite());
    }
}
