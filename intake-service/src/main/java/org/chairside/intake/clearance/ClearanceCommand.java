package org.chairside.intake.clearance;

import java.util.Set;
import org.chairside.contracts.ClearanceId;
import org.chairside.contracts.StaffId;
import org.chairside.contracts.intake.SuspensionTrigger;
import org.jspecify.annotations.Nullable;

/** What can be asked of a clearance once it is opened. */
public sealed interface ClearanceCommand {

    ClearanceId clearance();

    /** Hand the file to a prescriber. */
    record SubmitIntake(ClearanceId clearance) implements ClearanceCommand {}

    /**
     * A prescriber clears the patient.
     *
     * @param reviewedMedicationListVersion the version of the medication list that the prescriber looked at (rule M2)
     * @param licensedStates where the prescriber may practise
     */
    record ClearIntake(
            ClearanceId clearance,
            int maxDoseMicrogramsPerKg,
            @Nullable Integer reviewedMedicationListVersion,
            StaffId prescriber,
            Set<String> licensedStates)
            implements ClearanceCommand {
        public ClearIntake {
            licensedStates = Set.copyOf(licensedStates);
        }
    }

    /** A prescriber decides against treatment. */
    record DeclineClearance(ClearanceId clearance, StaffId prescriber) implements ClearanceCommand {}

    /** A prescriber takes a clearance back. */
    record RevokeClearance(ClearanceId clearance, StaffId prescriber) implements ClearanceCommand {}

    /** Something made the clearance doubtful. */
    record SuspendClearance(ClearanceId clearance, SuspensionTrigger trigger) implements ClearanceCommand {}

    /** Record that the validity is over (rule C1). */
    record ExpireClearance(ClearanceId clearance) implements ClearanceCommand {}
}
