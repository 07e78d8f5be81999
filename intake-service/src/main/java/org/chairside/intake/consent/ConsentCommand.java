package org.chairside.intake.consent;

import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;

/** What a patient can do about the consent to one protocol. */
public sealed interface ConsentCommand {

    PatientToken patient();

    Protocol protocol();

    /** The patient signs. */
    record SignConsent(PatientToken patient, Protocol protocol, String documentVersion) implements ConsentCommand {}

    /** The patient takes the consent back. */
    record WithdrawConsent(PatientToken patient, Protocol protocol) implements ConsentCommand {}
}
