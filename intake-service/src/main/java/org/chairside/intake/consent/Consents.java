package org.chairside.intake.consent;

import java.util.List;
import org.chairside.contracts.PatientToken;
import org.chairside.contracts.Protocol;

/** The consents of all patients, one per protocol. */
public interface Consents {

    /** What stands for this protocol; without a signature if there never was one. */
    Consent of(PatientToken patient, Protocol protocol);

    List<Consent> of(PatientToken patient);

    void save(Consent consent);
}
