package org.chairside.intake.reactions;

import java.util.Set;
import org.chairside.contracts.Sealed;
import org.chairside.contracts.intake.MedicationClass;
import org.chairside.contracts.session.RescueKind;
import org.chairside.contracts.session.RescueMedication;
import org.chairside.contracts.session.RescueMedicationGiven;
import org.chairside.intake.medication.DrugClasses;
import org.chairside.intake.treatment.Treatment;
import org.chairside.intake.treatment.Treatments;
import org.springframework.stereotype.Component;

/** The lock of rule X1 begins with the first sedative, be it before the pump runs or without that it ever does. */
@Component
class LockSignaturesWhenSedativeGiven {

    private static final Set<RescueKind> SEDATIVES = Set.of(RescueKind.BENZODIAZEPINE, RescueKind.OPIOID);
    private static final Set<MedicationClass> SEDATIVE_DRUGS =
            Set.of(MedicationClass.BENZODIAZEPINE, MedicationClass.OPIOID);

    private final Treatments treatments;
    private final DrugClasses classes;

    LockSignaturesWhenSedativeGiven(Treatments treatments, DrugClasses classes) {
        this.treatments = treatments;
        this.classes = classes;
    }

    void on(RescueMedicationGiven given, Treatment treatment) {
        if (mayBeSedative(given.medication())) {
            treatments.learn(treatment.sedated(given.givenAt()));
        }
    }

    /** By the kind that was chosen or by the drug's name, so that no slip of the form leaves it out. What cannot be read counts as one. */
    private boolean mayBeSedative(Sealed<RescueMedication> medication) {
        return switch (medication) {
            case Sealed.Open<RescueMedication>(var open) ->
                SEDATIVES.contains(open.kind()) || classes.namesOneOf(SEDATIVE_DRUGS, open.drug());
            case Sealed.Redacted<RescueMedication> _ -> true;
        };
    }
}
