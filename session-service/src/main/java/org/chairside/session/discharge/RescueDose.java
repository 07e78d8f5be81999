package org.chairside.session.discharge;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.session.RescueKind;
import org.chairside.contracts.session.RescueMedication;

/** A medication that was given beside the infusion, on whose order, by whom and when. */
public record RescueDose(RescueMedication medication, StaffId orderedBy, StaffId givenBy, Instant givenAt) {

    /** The kind that was chosen, and what the drug's name says it is: both count, so no slip of the form sends a patient home early. */
    public Set<RescueKind> kinds() {
        var kinds = EnumSet.of(medication.kind());
        kinds.addAll(RescueDrugs.in(medication.drug()));
        return kinds;
    }
}
