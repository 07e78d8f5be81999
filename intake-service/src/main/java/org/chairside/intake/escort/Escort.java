package org.chairside.intake.escort;

import java.util.ArrayList;
import java.util.List;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.UnmetRule;
import org.chairside.contracts.intake.EscortDetails;

/** A person whom the patient named as safe to go home with. */
public record Escort(EscortId id, PatientToken patient, EscortDetails details) {

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
