package org.chairside.intake.patient;

import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;
import org.chairside.contracts.intake.SuspensionTrigger;

/**
 * What stands on a patient's facts and must not outlive them.
 *
 * <p>Declared here, because a clearance reads medications and consents, and these may not know clearances in turn.
 */
public interface StandingClearances {

    /** Suspends every clearance of a locked patient that stands, in the running transaction. */
    void suspendAll(PatientToken patient, SuspensionTrigger trigger);

    /** The same for the clearance of one protocol. */
    void suspend(PatientToken patient, Protocol protocol, SuspensionTrigger trigger);
}
