package org.chairside.intake.escort;

import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.Decision;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.EscortDetails;
import org.chairside.contracts.intake.EscortNamed;
import org.chairside.contracts.intake.PatientEvent;
import org.chairside.contracts.privacy.ContactDetails;
import org.chairside.intake.patient.Reach;

/** A person whom the patient named as safe to go home with. */
public record Escort(EscortId id, PatientToken patient, EscortDetails details) {

    /** Rule E2: somebody else. Who is reached under the patient's own number or address is taken for the patient. */
    static Decision<PatientEvent> decide(NameEscort command, ContactDetails patient) {
        var escort = command.details().contact();
        return Reach.isTheSame(escort, patient)
                ? Decision.refused(
                        EscortRefusal.ESCORT_IS_PATIENT,
                        new UnmetRule(
                                "E2",
                                "escort-is-patient",
                                "The escort has the telephone number or the e-mail address of the patient."))
                : Decision.accepted(new EscortNamed(command.patient(), command.escort(), Sealed.of(command.details())));
    }

    /** Rule E2: an adult who is fit to drive. */
    public List<UnmetRule> unmet() {
        var unmet = new ArrayList<UnmetRule>();
        if (!details.adult()) {
            unmet.add(new UnmetRule("E2", "escort-not-adult", "The escort must be an adult."));
        }
        if (!details.fitToDrive()) {
            unmet.add(new UnmetRule("E2", "escort-not-fit-to-drive", "The escort must be fit to drive."));
        }
        return unmet;
    }
}
