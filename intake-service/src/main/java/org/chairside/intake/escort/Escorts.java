package org.chairside.intake.escort;

import java.util.List;
import java.util.Optional;
import org.chairside.contracts.EscortId;
import org.chairside.contracts.PatientToken;

/** Everybody whom patients have named. */
public interface Escorts {

    void add(Escort escort);

    /** Only an escort whom this patient named; another patient's is unknown. */
    Optional<Escort> find(PatientToken patient, EscortId id);

    List<Escort> of(PatientToken patient);
}
